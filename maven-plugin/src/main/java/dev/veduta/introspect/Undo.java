package dev.veduta.introspect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Takes back all that a connection does from here on: its transaction, or what follows a savepoint
 * in one that was open already.
 */
record Undo(Connection connection, boolean autoCommit, @Nullable Savepoint savepoint) {
  /** From here on, for a connection of PostgreSQL's driver. */
  static Undo from(Connection connection) throws SQLException {
    boolean isOpen =
        connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    return new Undo(
        connection, connection.getAutoCommit(), isOpen ? connection.setSavepoint() : null);
  }

  /** Whether somebody else's transaction is around it. */
  boolean isNested() {
    return savepoint != null;
  }

  void run() throws SQLException {
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

  /** The same after a failure, which stays the one to tell of. */
  void runAfter(SQLException failure) {
    try {
      run();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
