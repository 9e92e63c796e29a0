package dev.veduta.migration;

import dev.veduta.migration.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says SQL in other words where the migration tool would see something of its own in a string, a
 * quoted name or a comment. What the server makes of it is the same.
 */
final class Inert {
  /**
   * What stands for one character in a string with escapes, and those that are not to stand there.
   */
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?s:.)|\\$(?=\\{)|[\n\r]");

  /** What is before it would make one word with a prefix. */
  private static final Pattern ENDS_IN_WORD = Pattern.compile("[\\w$\\x{80}-\\x{10FFFF}]$");

  private final MigrationTool tool;
  private final List<Token> tokens;
  private final String where;
  private final StringBuilder said = new StringBuilder();

  private Inert(MigrationTool tool, String sql, String where) {
    this.tool = tool;
    this.tokens = Token.of(sql);
    this.where = where;
  }

  /**
   * A statement in such words.
   *
   * @param where it comes from, for messages
   * @throws MigrationException {@code [MigrationTextSeen]} if there are none
   */
  static String of(MigrationTool tool, String sql, String where) throws MigrationException {
    if (!tool.sees(sql)) {
      return sql;
    }
    Inert inert = new Inert(tool, sql, where);
    for (int at = 0; at < inert.tokens.size(); at++) {
      inert.token(at);
    }
    String said = inert.said.toString();
    if (tool.sees(said)) {
      throw inert.refusal(sql);
    }
    return said;
  }

  private void token(int at) throws MigrationException {
    Token token = tokens.get(at);
    if (!tool.sees(token.text())) {
      said.append(token.text());
      return;
    }
    switch (token.kind()) {
      case COMMENT -> said.append(' ');
      case STRING -> string(token, at);
      case NAME -> name(token, at);
      case DOLLAR_QUOTED ->
          escaped("E", List.of(token.bodies().get(0).replace("\\", "\\\\").replace("'", "''")));
      case SPACE, OTHER -> said.append(token.text());
    }
  }

  /** The parts of a continued string are kept apart, for an escape ends with its part. */
  private void string(Token token, int at) throws MigrationException {
    switch (token.prefix().toLowerCase(Locale.ROOT)) {
      case "e" -> escaped("E", token.bodies());
      case "u&" -> unicode("'", String.join("", token.bodies()), escape(token, at));
      case "" -> escaped("E", doubled(token.bodies()));
      // What the lexer makes of the prefix.
      case "n" -> escaped("nchar E", doubled(token.bodies()));
      // Bits, which hold nothing to be seen; what is seen is a comment between their parts.
      default -> say(token.prefix() + "'" + String.join("'\n'", token.bodies()) + "'");
    }
  }

  private static List<String> doubled(List<String> bodies) {
    return bodies.stream().map(it -> it.replace("\\", "\\\\")).toList();
  }

  private void escaped(String prefix, List<String> bodies) {
    List<String> parts = bodies.stream().map(Inert::escaped).toList();
    say(prefix + "'" + String.join("'\n'", parts) + "'");
  }

  private static String escaped(String body) {
    return ESCAPED
        .matcher(body)
        .replaceAll(
            it ->
                Matcher.quoteReplacement(
                    switch (it.group().charAt(it.group().length() - 1)) {
                      case '$' -> "\\044";
                      case '\n' -> "\\n";
                      case '\r' -> "\\r";
                      default -> it.group();
                    }));
  }

  private void name(Token token, int at) throws MigrationException {
    String body = token.bodies().get(0);
    String escape = escape(token, at);
    unicode("\"", token.prefix().isEmpty() ? body.replace("\\", "\\\\") : body, escape);
  }

  private void unicode(String quote, String body, String escape) {
    String twice = escape + escape;
    String all =
        Pattern.compile(Pattern.quote(twice) + "|[\n\r]" + (escape.equals("$") ? "" : "|\\$"))
            .matcher(body)
            .replaceAll(
                it ->
                    Matcher.quoteReplacement(
                        switch (it.group()) {
                          case "$", "$$" -> escape + "0024";
                          case "\n" -> escape + "000A";
                          case "\r" -> escape + "000D";
                          default -> it.group();
                        }));
    say("U&" + quote + all + quote);
  }

  /** The character that begins escapes in what is written as U&; UESCAPE after it says which. */
  private String escape(Token token, int at) throws MigrationException {
    int word = after(at);
    if (word == tokens.size() || !tokens.get(word).text().equalsIgnoreCase("uescape")) {
      return "\\";
    }
    int character = after(word);
    boolean known =
        !token.prefix().isEmpty()
            && character < tokens.size()
            && tokens.get(character).kind() == Kind.STRING
            && tokens.get(character).text().length() == 3;
    if (!known) {
      throw refusal(token.text());
    }
    return tokens.get(character).bodies().get(0);
  }

  /** The next token that is neither space nor comment. */
  private int after(int at) {
    int next = at + 1;
    while (next < tokens.size()
        && (tokens.get(next).kind() == Kind.SPACE || tokens.get(next).kind() == Kind.COMMENT)) {
      next++;
    }
    return next;
  }

  private void say(String words) {
    said.append(ENDS_IN_WORD.matcher(said).find() ? " " : "").append(words);
  }

  private MigrationException refusal(String piece) {
    return new MigrationException(
        "MigrationTextSeen",
        where
            + ": "
            + tool.label()
            + " would take part of this for its own, and it cannot be said in other words: "
            + piece
            + "\nWrite it as a string without UESCAPE, with '$' || '{' for what begins a"
            + " placeholder.");
  }
}
