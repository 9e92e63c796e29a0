package dev.veduta.introspect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A stretch in which a connection reads one state of the database and writes nothing: a transaction
 * of its own, or a savepoint in an open one of REPEATABLE READ, whose changes it then sees. What is
 * set locally ends with it. For one thread.
 */
public final class ReadOnlyScope implements AutoCloseable {
  private final Undo undo;

  private ReadOnlyScope(Undo undo) {
    this.undo = undo;
  }

  /**
   * Begins one.
   *
   * @param connection of PostgreSQL's driver
   * @throws SQLException if the server fails, or {@code [TransactionOpen]} if another transaction
   *     is
   */
  public static ReadOnlyScope begin(Connection connection) throws SQLException {
    TransactionState state = connection.unwrap(BaseConnection.class).getTransactionState();
    if (state != TransactionState.IDLE) {
      requireRepeatable(connection, state);
    }
    Undo undo = Undo.from(connection);
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      return new ReadOnlyScope(undo);
    } catch (SQLException e) {
      undo.runAfter(e);
      throw e;
    }
  }

  private static void requireRepeatable(Connection connection, TransactionState state)
      throws SQLException {
    if (state != TransactionState.OPEN
        || connection.getTransactionIsolation() != Connection.TRANSACTION_REPEATABLE_READ) {
      throw new SQLException(
          "[TransactionOpen] Reflection needs a transaction of its own, or one of REPEATABLE READ,"
              + " and this connection has another open; commit or roll back first.",
          "25001");
    }
  }

  /** The connection, in this scope. */
  public Connection connection() {
    return undo.connection();
  }

  /** Closes it after a failure, which stays the one to tell of. */
  void closeAfter(SQLException failure) {
    undo.runAfter(failure);
  }

  @Override
  public void close() throws SQLException {
    undo.run();
  }
}
