package dev.veduta.internal.ddl;

import dev.veduta.VedutaException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statements of a transaction: run, or only written down. For one thread. */
final class Script {
  private final Connection connection;
  private final boolean running;
  private final List<String> statements = new ArrayList<>(List.of("begin"));
  private final int empty;
  private final String callersPath;

  private Script(Connection connection, boolean running, String callersPath) {
    this.connection = connection;
    this.running = running;
    this.callersPath = callersPath;
    this.empty = statements.size();
  }

  /** Of the transaction that is open on the connection. */
  static Script of(Connection connection, boolean running) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select pg_catalog.current_setting('search_path')")) {
      row.next();
      String path = row.getString(1);
      return new Script(connection, running, path.isEmpty() ? "''" : path);
    }
  }

  /** Another one in the same transaction, all of which runs. */
  Script beside() {
    return new Script(connection, true, callersPath);
  }

  Connection connection() {
    return connection;
  }

  /**
   * Names mean what the catalog's texts mean by them: whatever is not PostgreSQL's is qualified.
   */
  void narrowPath() throws SQLException {
    path("pg_catalog, pg_temp");
  }

  /** Names in the bodies of functions mean what they mean to the caller. */
  void callersPath() throws SQLException {
    path(callersPath);
  }

  /** Also where nothing is run, for what is asked. */
  private void path(String path) throws SQLException {
    String sql = "set local search_path = " + path;
    statements.add(sql);
    execute(sql);
  }

  /**
   * Runs a statement.
   *
   * @throws VedutaException what the failure means
   */
  void run(String sql, Meaning meaning) {
    run(sql, meaning, it -> execute(sql));
  }

  /** What runs a statement. */
  interface Execution {
    void run(Connection connection) throws SQLException;
  }

  /** As the other one, for a statement with a result. */
  void run(String sql, Meaning meaning, Execution execution) {
    statements.add(sql);
    if (running) {
      try {
        execution.run(connection);
      } catch (SQLException failure) {
        throw meaning.of(sql, failure);
      }
    }
  }

  /** What to go back to. */
  int mark() {
    return statements.size();
  }

  /** Forgets what was rolled back. */
  void backTo(int mark) {
    statements.subList(mark, statements.size()).clear();
  }

  /** All of it, to its commit; nothing if nothing was changed. */
  List<String> committed() {
    if (statements.stream().skip(empty).allMatch(it -> it.startsWith("set local search_path"))) {
      return List.of();
    }
    List<String> all = new ArrayList<>(statements);
    all.add("commit");
    return all;
  }

  /** Runs what is not to be written down. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
