package dev.veduta.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * Runs scripts on one connection, each in a transaction of its own unless it holds a command that
 * cannot run in one. What a script sets for its session does not outlive it.
 *
 * @param connection to the database to fill, in {@code preferQueryMode=simple}, so that what is
 *     sent is the script's own text and the server's positions count in it
 */
record ScriptRunner(Connection connection) {
  /** SQLSTATEs of an extension that is not installed: of 15 and newer, and of older servers. */
  private static final Set<String> NOT_INSTALLED = Set.of("0A000", "58P01");

  void run(Script script) throws SourceException {
    List<SqlStatement> statements = script.statements();
    try {
      send("SET TIME ZONE 'UTC'");
      connection.setAutoCommit(statements.stream().anyMatch(SqlStatement::isLoner));
      for (SqlStatement statement : statements) {
        run(script, statement);
      }
      commit(script);
      connection.setAutoCommit(true);
      send("DISCARD ALL");
    } catch (ScriptFailure e) {
      throw failed(e, "Correct the script and run the goal again.");
    } catch (SQLException e) {
      throw new SourceException(
          "ScriptFailed", script.file() + ": " + e.getMessage() + " (" + e.getSQLState() + ")", e);
    }
  }

  /** Nothing of the catalog follows from roles, and those of production are not everywhere. */
  private void run(Script script, SqlStatement statement)
      throws SQLException, ScriptFailure, SourceException {
    if (statement.isAboutRoles()) {
      script.sendUnless(SqlStatement.UNDEFINED_OBJECT, connection, statement);
    } else if (statement.createsExtension()) {
      createExtension(script, statement);
    } else {
      script.send(connection, statement);
    }
  }

  private void createExtension(Script script, SqlStatement statement)
      throws SQLException, ScriptFailure, SourceException {
    try {
      script.send(connection, statement);
    } catch (ScriptFailure e) {
      if (NOT_INSTALLED.contains(e.sqlState())) {
        throw failed(
            e,
            "The embedded PostgreSQL has only the extensions that come with PostgreSQL. Take it out"
                + " of the scripts, or reflect from a database that has it, by <url>.");
      }
      throw e;
    }
  }

  private static SourceException failed(ScriptFailure e, String next) {
    return new SourceException("ScriptFailed", e.text() + " " + next, e.refusal());
  }

  /** Deferred constraints speak here. */
  private void commit(Script script) throws SQLException, ScriptFailure {
    if (connection.getAutoCommit()) {
      return;
    }
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new ScriptFailure(script, script.text().length(), e);
    }
  }

  private void send(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
