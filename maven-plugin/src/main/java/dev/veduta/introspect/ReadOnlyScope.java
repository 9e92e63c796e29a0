package dev.veduta.introspect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A stretch in which a connection reads one state of the database and writes nothing: a transaction
 * of its own, or a savepoint in an open one of REPEATABLE READ, whose changes it then sees. What is
 * set locally ends with it. For one thread.
 */
public final class ReadOnlyScope implements AutoCloseable {
  private final Connection connection;
  private final boolean autoCommit;
  private final @Nullable Savepoint savepoint;

  private ReadOnlyScope(Connection connection, boolean autoCommit, @Nullable Savepoint savepoint) {
    this.connection = connection;
    this.autoCommit = autoCommit;
    this.savepoint = savepoint;
  }

  /**
   * Begins one.
   *
   * @param connection of PostgreSQL's driver
   * @throws SQLException if the server fails, or {@code [TransactionOpen]} if another transaction
   *     is
   */
  public static ReadOnlyScope begin(Connection connection) throws SQLException {
    boolean nested =
        connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    if (nested) {
      requireRepeatable(connection);
    }
    ReadOnlyScope scope =
        new ReadOnlyScope(
            connection, connection.getAutoCommit(), nested ? connection.setSavepoint() : null);
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      return scope;
    } catch (SQLException e) {
      scope.closeAfter(e);
      throw e;
    }
  }

  private static void requireRepeatable(Connection connection) throws SQLException {
    if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.OPEN
        || connection.getTransactionIsolation() != Connection.TRANSACTION_REPEATABLE_READ) {
      throw new SQLException(
          "[TransactionOpen] Reflection needs a transaction of its own, or one of REPEATABLE READ,"
              + " and this connection has another open; commit or roll back first.",
          "25001");
    }
  }

  /** The connection, in this scope. */
  public Connection connection() {
    return connection;
  }

  /** Closes it after a failure, which stays the one to tell of. */
  void closeAfter(SQLException failure) {
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
}
