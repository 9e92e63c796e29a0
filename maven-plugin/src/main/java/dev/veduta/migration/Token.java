package dev.veduta.migration;

import dev.veduta.source.SqlLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as PostgreSQL's lexer sees it (manual, section 4.1). Immutable.
 *
 * @param text all of it; of a string its prefix and what continues it on later lines, too
 * @param bodies what stands between quotes, as it is written; of a continued string one for each
 *     part, of what is not quoted none
 */
record Token(Kind kind, String text, List<String> bodies) {
  enum Kind {
    SPACE,
    COMMENT,
    STRING,
    DOLLAR_QUOTED,
    NAME,
    /** A word, a number, or a character of an operator. */
    OTHER
  }

  private static final Pattern SPACE = Pattern.compile("[ \\t\\n\\r\\f\\x0B]+");
  private static final Pattern WORD =
      Pattern.compile(
          "[a-z_\\x{80}-\\x{10FFFF}][a-z_0-9$\\x{80}-\\x{10FFFF}]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern STRING = Pattern.compile("([ebxn]|u&)?'", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("(u&)?\"", Pattern.CASE_INSENSITIVE);

  Token {
    bodies = List.copyOf(bodies);
  }

  static List<Token> of(String sql) {
    List<Token> tokens = new ArrayList<>();
    for (int at = 0; at < sql.length(); at += tokens.get(tokens.size() - 1).text().length()) {
      tokens.add(at(sql, at));
    }
    return tokens;
  }

  /** The same SQL with a space for each comment. */
  static String withoutComments(String sql) {
    StringBuilder rest = new StringBuilder();
    of(sql).forEach(it -> rest.append(it.kind == Kind.COMMENT ? " " : it.text));
    return rest.toString();
  }

  /** What stands before the first quote. */
  String prefix() {
    return text.substring(0, Math.max(0, text.indexOf(kind == Kind.NAME ? '"' : '\'')));
  }

  private static Token at(String sql, int at) {
    if (sql.startsWith("--", at)) {
      return plain(Kind.COMMENT, sql, at, SqlLexer.endOfLine(sql, at));
    }
    if (sql.startsWith("/*", at)) {
      return plain(Kind.COMMENT, sql, at, SqlLexer.endOfComment(sql, at));
    }
    if (end(STRING, sql, at) > at) {
      return string(sql, at, end(STRING, sql, at));
    }
    if (end(NAME, sql, at) > at) {
      int open = end(NAME, sql, at);
      int end = SqlLexer.endOfQuoted(sql, open - 1, '"', false);
      return new Token(Kind.NAME, sql.substring(at, end), List.of(sql.substring(open, end - 1)));
    }
    if (sql.charAt(at) == '$' && SqlLexer.endOfDollarQuoted(sql, at) > at + 1) {
      int end = SqlLexer.endOfDollarQuoted(sql, at);
      int tag = sql.indexOf('$', at + 1) + 1 - at;
      return new Token(
          Kind.DOLLAR_QUOTED, sql.substring(at, end), List.of(sql.substring(at + tag, end - tag)));
    }
    int space = end(SPACE, sql, at);
    return space > at
        ? plain(Kind.SPACE, sql, at, space)
        : plain(Kind.OTHER, sql, at, Math.max(at + 1, end(WORD, sql, at)));
  }

  private static Token string(String sql, int at, int afterQuote) {
    boolean escapes = Character.toLowerCase(sql.charAt(at)) == 'e';
    List<String> bodies = new ArrayList<>();
    int end = at;
    for (int open = afterQuote - 1; open >= 0; open = SqlLexer.openOfNextPart(sql, end)) {
      end = SqlLexer.endOfQuoted(sql, open, '\'', escapes);
      bodies.add(sql.substring(open + 1, end - 1));
    }
    return new Token(Kind.STRING, sql.substring(at, end), bodies);
  }

  private static Token plain(Kind kind, String sql, int at, int end) {
    return new Token(kind, sql.substring(at, end), List.of());
  }

  /** Where what is found here ends; here if it is not found. */
  private static int end(Pattern what, String sql, int at) {
    Matcher found = what.matcher(sql).region(at, sql.length());
    return found.lookingAt() ? found.end() : at;
  }
}
