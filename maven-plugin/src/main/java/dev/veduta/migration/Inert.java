package dev.veduta.migration;

import dev.veduta.source.SqlLexer;
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

  private final MigrationTool tool;
  private final String sql;
  private final StringBuilder said = new StringBuilder();

  private Inert(MigrationTool tool, String sql) {
    this.tool = tool;
    this.sql = sql;
  }

  /** A statement in such words. */
  static String of(MigrationTool tool, String sql) {
    if (!tool.sees(sql)) {
      return sql;
    }
    Inert inert = new Inert(tool, sql);
    for (int at = 0; at < sql.length(); ) {
      at = inert.token(at);
    }
    return inert.said.toString();
  }

  private int token(int at) {
    char first = sql.charAt(at);
    if (sql.startsWith("--", at)) {
      return comment(at, SqlLexer.endOfLine(sql, at));
    }
    if (sql.startsWith("/*", at)) {
      return comment(at, SqlLexer.endOfComment(sql, at));
    }
    if (first == '\'') {
      boolean escapes = isPrefixed(at, 'e');
      return string(at, SqlLexer.endOfQuoted(sql, at, first, escapes), escapes);
    }
    if (first == '"') {
      return name(at, SqlLexer.endOfQuoted(sql, at, first, false));
    }
    if (first == '$') {
      return dollarQuoted(at, SqlLexer.endOfDollarQuoted(sql, at));
    }
    if (SqlLexer.isWordPart(first)) {
      return word(at);
    }
    said.append(first);
    return at + 1;
  }

  private int comment(int at, int end) {
    said.append(tool.sees(sql.substring(at, end)) ? " " : sql.substring(at, end));
    return end;
  }

  private int string(int at, int end, boolean escapes) {
    String piece = sql.substring(at, end);
    if (!tool.sees(piece)) {
      said.append(piece);
    } else if (isUnicode(at)) {
      said.append(piece.replace("$", "\\0024").replace("\n", "\\000A").replace("\r", "\\000D"));
    } else {
      String body = piece.substring(1, piece.length() - 1);
      escaped(escapes ? body : body.replace("\\", "\\\\"), escapes);
    }
    return end;
  }

  private int dollarQuoted(int at, int end) {
    String piece = sql.substring(at, end);
    if (piece.length() > 1 && tool.sees(piece)) {
      int tag = piece.indexOf('$', 1) + 1;
      String body = piece.substring(tag, piece.length() - tag);
      escaped(body.replace("\\", "\\\\").replace("'", "''"), false);
    } else {
      said.append(piece);
    }
    return end;
  }

  private void escaped(String body, boolean prefixed) {
    said.append(prefixed ? "'" : "E'")
        .append(
            ESCAPED
                .matcher(body)
                .replaceAll(
                    it ->
                        Matcher.quoteReplacement(
                            switch (it.group().charAt(it.group().length() - 1)) {
                              case '$' -> "\\044";
                              case '\n' -> "\\n";
                              case '\r' -> "\\r";
                              default -> it.group();
                            })))
        .append("'");
  }

  private int name(int at, int end) {
    String piece = sql.substring(at, end);
    if (!tool.sees(piece)) {
      said.append(piece);
    } else {
      boolean unicode = isUnicode(at);
      said.append(unicode ? "" : "U&")
          .append(
              (unicode ? piece : piece.replace("\\", "\\\\"))
                  .replace("$", "\\0024")
                  .replace("\n", "\\000A")
                  .replace("\r", "\\000D"));
    }
    return end;
  }

  private int word(int at) {
    int end = at;
    while (end < sql.length() && (SqlLexer.isWordPart(sql.charAt(end)) || sql.charAt(end) == '$')) {
      end++;
    }
    said.append(sql, at, end);
    return end;
  }

  /** Whether the word before is this letter alone. */
  private boolean isPrefixed(int at, char letter) {
    return at > 0
        && Character.toLowerCase(sql.charAt(at - 1)) == letter
        && (at == 1 || !(SqlLexer.isWordPart(sql.charAt(at - 2)) || sql.charAt(at - 2) == '$'));
  }

  private boolean isUnicode(int at) {
    return at > 1 && sql.charAt(at - 1) == '&' && isPrefixed(at - 1, 'u');
  }
}
