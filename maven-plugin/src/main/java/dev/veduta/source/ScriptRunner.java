package dev.veduta.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Runs scripts on one connection, each in a transaction of its own unless it holds a command that
 * cannot run in one. What a script sets for its session does not outlive it.
 *
 * @param connection to the database to fill, in {@code preferQueryMode=simple}, so that what is
 *     sent is the script's own text and the server's positions count in it
 */
record ScriptRunner(Connection connection) {
  void run(Script script) throws SourceException {
    List<SqlStatement> statements = SqlSplitter.split(script.text());
    for (SqlStatement statement : statements) {
      refuseForeign(script, statement);
    }
    try {
      send("SET TIME ZONE 'UTC'");
      connection.setAutoCommit(statements.stream().anyMatch(SqlStatement::isLoner));
      for (SqlStatement statement : statements) {
        execute(script, statement);
      }
      commit(script);
      connection.setAutoCommit(true);
      send("DISCARD ALL");
    } catch (SQLException e) {
      throw new SourceException(
          "ScriptFailed", script.file() + ": " + e.getMessage() + " (" + e.getSQLState() + ")", e);
    }
  }

  private static void refuseForeign(Script script, SqlStatement statement) throws SourceException {
    if (statement.isMetaCommand()) {
      throw new SourceException(
          "ScriptUnsupported",
          at(script, statement.offset())
              + ": "
              + statement.text()
              + " is a command of psql, not SQL. Take it out of the script.");
    }
    if (statement.isCopyFromStdin()) {
      throw new SourceException(
          "ScriptUnsupported",
          at(script, statement.offset())
              + ": COPY FROM stdin needs psql. Views do not need rows: take the data out of the"
              + " script, or write it as INSERT (pg_dump --schema-only, or --inserts).");
    }
  }

  private void execute(Script script, SqlStatement statement) throws SourceException {
    try {
      send(statement.text());
    } catch (SQLException e) {
      throw failure(script, offsetOf(e, statement), e);
    }
  }

  /** Deferred constraints speak here. */
  private void commit(Script script) throws SQLException, SourceException {
    if (connection.getAutoCommit()) {
      return;
    }
    try {
      connection.commit();
    } catch (SQLException e) {
      throw failure(script, script.text().length(), e);
    }
  }

  private void send(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static SourceException failure(Script script, int offset, SQLException e) {
    return new SourceException(
        "ScriptFailed",
        at(script, offset)
            + ": "
            + message(e)
            + " ("
            + e.getSQLState()
            + "). Correct the script and run the goal again.",
        e);
  }

  private static String at(Script script, int offset) {
    return script.file() + ":" + script.lineAt(offset);
  }

  private static String message(SQLException e) {
    StringBuilder text = new StringBuilder();
    serverMessage(e)
        .ifPresentOrElse(
            it -> {
              text.append(it.getMessage());
              Optional.ofNullable(it.getDetail())
                  .ifPresent(detail -> text.append(". ").append(detail));
              Optional.ofNullable(it.getHint()).ifPresent(hint -> text.append(". ").append(hint));
            },
            () -> text.append(e.getMessage()));
    return text.toString();
  }

  /** The server counts characters from 1, and 0 is nowhere. */
  private static int offsetOf(SQLException e, SqlStatement statement) {
    int position = serverMessage(e).map(ServerErrorMessage::getPosition).orElse(0);
    int characters = statement.text().codePointCount(0, statement.text().length());
    return position < 1 || position > characters
        ? statement.offset()
        : statement.offset() + statement.text().offsetByCodePoints(0, position - 1);
  }

  private static Optional<ServerErrorMessage> serverMessage(SQLException e) {
    return e instanceof PSQLException it
        ? Optional.ofNullable(it.getServerErrorMessage())
        : Optional.empty();
  }
}
