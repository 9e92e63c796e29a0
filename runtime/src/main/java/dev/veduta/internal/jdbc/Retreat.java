package dev.veduta.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * Where a transaction goes back to when a COPY fails to start or is cancelled, both of which abort
 * it: to its beginning where nothing else was done in it, otherwise to a savepoint.
 */
final class Retreat {
  private final Connection connection;
  private final @Nullable Savepoint savepoint;

  private Retreat(Connection connection, @Nullable Savepoint savepoint) {
    this.connection = connection;
    this.savepoint = savepoint;
  }

  /** In a transaction that began for the COPY alone. */
  static Retreat toBeginning(Connection connection) {
    return new Retreat(connection, null);
  }

  /** In a transaction that others use too. */
  static Retreat toHere(Connection connection) throws SQLException {
    return new Retreat(connection, connection.setSavepoint());
  }

  /** Goes back; the transaction can be used again. */
  void back() throws SQLException {
    if (savepoint == null) {
      connection.rollback();
    } else {
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
    }
  }

  /** Is not needed any more. */
  void forget() throws SQLException {
    if (savepoint != null) {
      connection.releaseSavepoint(savepoint);
    }
  }
}
