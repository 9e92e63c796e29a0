package dev.veduta.introspect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * A stretch in which a connection may make things, all of which is undone at its end: a transaction
 * of its own, or a savepoint in an open one. For one thread.
 */
final class Scratch implements AutoCloseable {
  private static final String SETTINGS =
      "SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),"
          + " pg_catalog.set_config('lock_timeout', '3s', true)";

  private final Undo undo;

  private Scratch(Undo undo) {
    this.undo = undo;
  }

  static Scratch begin(Connection connection) throws SQLException {
    Undo undo = Undo.from(connection);
    try (Statement statement = connection.createStatement()) {
      if (!undo.isNested()) {
        connection.setAutoCommit(false);
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      }
      statement.execute(SETTINGS);
      return new Scratch(undo);
    } catch (SQLException failure) {
      undo.runAfter(failure);
      throw failure;
    }
  }

  /** Tries something; a failure leaves the transaction as it was before. */
  void attempt(Step step) throws SQLException {
    Connection connection = undo.connection();
    Savepoint before = connection.setSavepoint();
    try {
      step.run();
    } catch (SQLException failure) {
      connection.rollback(before);
      throw failure;
    } finally {
      connection.releaseSavepoint(before);
    }
  }

  @Override
  public void close() throws SQLException {
    undo.run();
  }

  /** What is tried. */
  interface Step {
    void run() throws SQLException;
  }
}
