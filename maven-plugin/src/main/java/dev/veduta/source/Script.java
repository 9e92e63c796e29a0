package dev.veduta.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/**
 * An SQL script.
 *
 * @param file where it lies, for messages
 * @param text all of it
 */
public record Script(Path file, String text) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Reads a script, without its byte order mark.
   *
   * @throws SourceException if it cannot be read, or is not UTF-8
   */
  public static Script read(Path file) throws SourceException {
    try {
      String text = Files.readString(file);
      return new Script(file, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new SourceException(
          "ScriptUnreadable", file + " is not UTF-8. Save it as UTF-8 and run the goal again.", e);
    } catch (IOException e) {
      throw new SourceException(
          "ScriptUnreadable", file + " cannot be read: " + e + ". Check its permissions.", e);
    }
  }

  /**
   * The line, from 1.
   *
   * @param offset an offset in the text, from 0
   */
  int lineAt(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(each -> each == '\n').count();
  }

  /**
   * A place in it, for messages.
   *
   * @param offset an offset in the text, from 0
   */
  public String at(int offset) {
    return file + ":" + lineAt(offset);
  }

  /**
   * Its statements, in order.
   *
   * @throws SourceException if it holds what only psql understands
   */
  public List<SqlStatement> statements() throws SourceException {
    List<SqlStatement> statements = SqlSplitter.split(text);
    for (SqlStatement statement : statements) {
      refuseForeign(statement);
    }
    return statements;
  }

  /**
   * Sends one of its statements.
   *
   * @param connection one that sends statements as they are ({@code preferQueryMode} simple or
   *     extendedForPrepared), so that the server's positions count in the script's own text
   * @throws ScriptFailure if the server refuses it
   */
  public void send(Connection connection, SqlStatement statement) throws ScriptFailure {
    try (Statement sender = connection.createStatement()) {
      sender.setEscapeProcessing(false);
      sender.execute(statement.text());
    } catch (SQLException e) {
      throw ScriptFailure.of(this, statement, e);
    }
  }

  /**
   * The same, but that the server may refuse the statement for one reason.
   *
   * @param sqlState the reason
   * @return whether it ran
   * @throws ScriptFailure if the server refuses it for another
   */
  public boolean sendUnless(String sqlState, Connection connection, SqlStatement statement)
      throws SQLException, ScriptFailure {
    Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
    try {
      send(connection, statement);
      return true;
    } catch (ScriptFailure e) {
      if (before != null) {
        connection.rollback(before);
      }
      if (!e.sqlState().equals(sqlState)) {
        throw e;
      }
      return false;
    } finally {
      if (before != null) {
        connection.releaseSavepoint(before);
      }
    }
  }

  private void refuseForeign(SqlStatement statement) throws SourceException {
    if (statement.isMetaCommand()) {
      throw new SourceException(
          "ScriptUnsupported",
          at(statement.offset())
              + ": "
              + statement.text()
              + " is a command of psql, not SQL. Take it out of the script.");
    }
    if (statement.isCopyFromStdin()) {
      throw new SourceException(
          "ScriptUnsupported",
          at(statement.offset())
              + ": COPY FROM stdin needs psql. Views do not need rows: take the data out of the"
              + " script, or write it as INSERT (pg_dump --schema-only, or --inserts).");
    }
  }
}
