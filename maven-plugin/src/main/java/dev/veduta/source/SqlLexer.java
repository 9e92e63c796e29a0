package dev.veduta.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the tokens of PostgreSQL's lexer end (manual, section 4.1). Each method answers the offset
 * after the token, or the end of the text where it is left open.
 */
public final class SqlLexer {
  /** What may stand between two parts of a string: at least the end of a line. */
  private static final Pattern CONTINUATION =
      Pattern.compile(
          "[ \\t\\f\\x0B]*+(--[^\\n\\r]*+)?[\\n\\r]([ \\t\\n\\r\\f\\x0B]++|--[^\\n\\r]*+[\\n\\r])*+'");

  private SqlLexer() {}

  public static int endOfLine(String sql, int at) {
    int end = at;
    while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  public static int endOfComment(String sql, int at) {
    int depth = 1;
    int end = at + 2;
    while (end < sql.length() && depth > 0) {
      int change = sql.startsWith("/*", end) ? 1 : sql.startsWith("*/", end) ? -1 : 0;
      depth += change;
      end += change == 0 ? 1 : 2;
    }
    return end;
  }

  /** The first quote that is neither doubled nor, where escapes count, escaped. */
  public static int endOfQuoted(String sql, int at, char quote, boolean escapes) {
    int end = at + 1;
    while (end < sql.length()) {
      char each = sql.charAt(end);
      if (each == quote && !sql.startsWith(String.valueOf(quote), end + 1)) {
        return end + 1;
      }
      end += each == quote || (escapes && each == '\\') ? 2 : 1;
    }
    return sql.length();
  }

  /** A string with all its parts: one after the end of a line continues it, escapes included. */
  public static int endOfString(String sql, int at, boolean escapes) {
    int end = at;
    for (int open = at; open >= 0; open = openOfNextPart(sql, end)) {
      end = endOfQuoted(sql, open, '\'', escapes);
    }
    return end;
  }

  /** The quote that opens another part of the string that ends here; negative if none does. */
  public static int openOfNextPart(String sql, int end) {
    Matcher found = CONTINUATION.matcher(sql).region(end, sql.length());
    return found.lookingAt() ? found.end() - 1 : -1;
  }

  public static int endOfDollarQuoted(String sql, int at) {
    int open = at + 1;
    while (open < sql.length() && isWordPart(sql.charAt(open))) {
      open++;
    }
    boolean quotes =
        open < sql.length() && sql.charAt(open) == '$' && !startsWithDigit(sql, at + 1);
    if (!quotes) {
      return at + 1;
    }
    String tag = sql.substring(at, open + 1);
    int close = sql.indexOf(tag, open + 1);
    return close < 0 ? sql.length() : close + tag.length();
  }

  private static boolean startsWithDigit(String sql, int at) {
    return sql.charAt(at) >= '0' && sql.charAt(at) <= '9';
  }

  /** {@code ident_cont} of the lexer, less the dollar sign; it counts all beyond ASCII. */
  public static boolean isWordPart(char each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '_'
        || each >= 0x80;
  }
}
