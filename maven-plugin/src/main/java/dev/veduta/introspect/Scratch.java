package dev.veduta.introspect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A stretch in which a connection may make things, all of which is undone at its end: a transaction
 * of its own, or a savepoint in an open one. For one thread.
 */
final class Scratch implements AutoCloseable {
  private static final String SETTINGS =
      "SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),"
          + " pg_catalog.set_config('lock_timeout', '3s', true)";

  private final Connection connection;
  private final @Nullable Savepoint savepoint;
  private final boolean autoCommit;

  private Scratch(Connection connection, @Nullable Savepoint savepoint, boolean autoCommit) {
    this.connection = connection;
    this.savepoint = savepoint;
    this.autoCommit = autoCommit;
  }

  static Scratch begin(Connection connection) throws SQLException {
    boolean nested =
        connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    boolean autoCommit = connection.getAutoCommit();
    Scratch scratch =
        new Scratch(connection, nested ? connection.setSavepoint() : null, autoCommit);
    try (Statement statement = connection.createStatement()) {
      if (!nested) {
        connection.setAutoCommit(false);
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      }
      statement.execute(SETTINGS);
      return scratch;
    } catch (SQLException failure) {
      scratch.closeAfter(failure);
      throw failure;
    }
  }

  /** Tries something; a failure leaves the transaction as it was before. */
  void attempt(Step step) throws SQLException {
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

  private void closeAfter(SQLException failure) {
    try {
      close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    if (savepoint != null) {
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
      return;
    }
    try {
      connection.rollback();
    } finally {
      connection.setAutoCommit(autoCommit);
    }
  }

  /** What is tried. */
  interface Step {
    void run() throws SQLException;
  }
}
