package dev.veduta.query;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SQL that somebody wrote to stand within a statement of ours, between parentheses: whether it ends
 * where it ends, whatever it says.
 *
 * <p>In PostgreSQL's grammar a parenthesis closes in the rule that opened it. So what has closed
 * all that it opened, and nothing else, is one operand to the statement around it. What could hide
 * a parenthesis is refused, the same for every setting of the server: comments, dollar quotes,
 * quotes that are left open, and a backslash before a quote.
 */
final class SqlText {
  private static final Pattern SUBQUERY =
      Pattern.compile("(?i)(^|\\()\\s*(select|values|table|with)(?![\\w$])");

  private static final Pattern STAR = Pattern.compile("\\.\\s*\\*");

  private SqlText() {}

  /** What keeps the text from standing in a statement, if anything: it holds ... */
  static Optional<String> flaw(String text) {
    Brackets brackets = new Brackets();
    for (Piece piece : Piece.of(text)) {
      Optional<String> flaw = piece.isQuoted() ? quoted(piece) : bare(piece.text(), brackets);
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return text.isBlank()
        ? Optional.of("is empty")
        : brackets.areClosed() ? Optional.empty() : Optional.of(Brackets.FLAW);
  }

  /** Whether a brace stands in it, which is the driver's and not SQL: {@code {fn now()}}. */
  static boolean hasBrace(String text) {
    return Piece.of(text).stream()
        .filter(it -> !it.isQuoted())
        .anyMatch(it -> it.text().indexOf('{') >= 0 || it.text().indexOf('}') >= 0);
  }

  /** Whether a query stands in it: one begins it, or follows a parenthesis. */
  static boolean hasSubquery(String text) {
    StringBuilder bare = new StringBuilder();
    Piece.of(text).forEach(it -> bare.append(it.isQuoted() ? "''" : it.text()));
    return SUBQUERY.matcher(bare).find();
  }

  /** The text as the driver wants it, to which a question mark outside of quotes is a bind. */
  static String escaped(String text) {
    return bareReplaced(text, "?", "??");
  }

  /** The text as the server wants it. */
  static String unescaped(String text) {
    return text.indexOf('?') < 0 ? text : bareReplaced(text, "??", "?");
  }

  private static String bareReplaced(String text, String that, String by) {
    StringBuilder all = new StringBuilder();
    for (Piece piece : Piece.of(text)) {
      all.append(piece.isQuoted() ? piece.text() : piece.text().replace(that, by));
    }
    return all.toString();
  }

  private static Optional<String> quoted(Piece piece) {
    if (!piece.isClosed()) {
      return Optional.of("has a quote that is not closed");
    }
    // Whether it escapes the quote depends on standard_conforming_strings.
    return piece.text().endsWith("\\'")
        ? Optional.of("has a backslash before a quote")
        : control(piece.text());
  }

  private static Optional<String> bare(String text, Brackets brackets) {
    for (String refused : List.of("--", "/*", ";", "$")) {
      if (text.contains(refused)) {
        return Optional.of("has a " + refused + " outside of quotes");
      }
    }
    if (STAR.matcher(text).find()) {
      return Optional.of("has a .*, which is many columns");
    }
    return brackets.take(text) ? control(text) : Optional.of(Brackets.FLAW);
  }

  private static Optional<String> control(String text) {
    return text.indexOf('\0') < 0 ? Optional.empty() : Optional.of("has a U+0000");
  }
}
