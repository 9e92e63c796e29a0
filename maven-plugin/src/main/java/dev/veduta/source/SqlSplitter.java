package dev.veduta.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a script into statements where PostgreSQL's lexer would (manual, section 4.1): semicolons in
 * strings, quoted identifiers, dollar quotes, comments, parentheses and {@code BEGIN ATOMIC} bodies
 * do not end a statement. What is left open ends with the script; the server then says what is
 * wrong. Strings are read with {@code standard_conforming_strings} on.
 */
final class SqlSplitter {
  /** More than any command needs to be recognised. */
  private static final int MAX_WORDS = 60;

  private final List<SqlStatement> statements = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final String sql;
  private int start = -1;
  private int parentheses;
  private int blocks;

  private SqlSplitter(String sql) {
    this.sql = sql;
  }

  static List<SqlStatement> split(String sql) {
    SqlSplitter splitter = new SqlSplitter(sql);
    for (int at = 0; at < sql.length(); ) {
      at = splitter.token(at);
    }
    splitter.cut(sql.length());
    return List.copyOf(splitter.statements);
  }

  /** Takes the token that starts here, and answers where the next one does. */
  private int token(int at) {
    char first = sql.charAt(at);
    if (Character.isWhitespace(first)) {
      return at + 1;
    }
    if (sql.startsWith("--", at)) {
      return SqlLexer.endOfLine(sql, at);
    }
    if (sql.startsWith("/*", at)) {
      return SqlLexer.endOfComment(sql, at);
    }
    if (first == '\\') {
      return metaCommand(at);
    }
    if (first == ';') {
      return semicolon(at);
    }
    start = start < 0 ? at : start;
    return switch (first) {
      case '\'', '"' -> SqlLexer.endOfQuoted(sql, at, first, false);
      case '$' -> SqlLexer.endOfDollarQuoted(sql, at);
      case '(' -> nest(at, 1);
      case ')' -> nest(at, -1);
      default -> SqlLexer.isWordPart(first) ? word(at) : at + 1;
    };
  }

  private int semicolon(int at) {
    if (parentheses == 0 && blocks == 0 && start >= 0) {
      cut(at + 1);
    }
    return at + 1;
  }

  private int metaCommand(int at) {
    cut(at);
    start = at;
    int end = SqlLexer.endOfLine(sql, at);
    cut(end);
    return end;
  }

  private void cut(int end) {
    if (start >= 0) {
      statements.add(new SqlStatement(start, sql.substring(start, end).stripTrailing(), words));
    }
    start = -1;
    parentheses = 0;
    blocks = 0;
    words.clear();
  }

  private int nest(int at, int levels) {
    parentheses = Math.max(0, parentheses + levels);
    return at + 1;
  }

  private int word(int at) {
    int end = at;
    while (end < sql.length() && (SqlLexer.isWordPart(sql.charAt(end)) || sql.charAt(end) == '$')) {
      end++;
    }
    String word = sql.substring(at, end).toUpperCase(Locale.ROOT);
    if (word.equals("E") && end < sql.length() && sql.charAt(end) == '\'') {
      return SqlLexer.endOfString(sql, end, true);
    }
    if (words.size() < MAX_WORDS) {
      words.add(word);
    }
    trackBlocks(word);
    return end;
  }

  /** In the body of an SQL-standard function only BEGIN and CASE open what an END closes. */
  private void trackBlocks(String word) {
    if (word.equals("BEGIN") && createsRoutine()) {
      blocks++;
    } else if (word.equals("CASE") && blocks > 0) {
      blocks++;
    } else if (word.equals("END") && blocks > 0) {
      blocks--;
    }
  }

  private boolean createsRoutine() {
    return String.join(" ", words).matches("CREATE (OR REPLACE )?(FUNCTION|PROCEDURE) .*");
  }
}
