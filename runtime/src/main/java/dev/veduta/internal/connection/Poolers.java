package dev.veduta.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;

/**
 * The databases that are reached through a pooler, such as pgbouncer, that may lend each
 * transaction another connection to the server. A statement that the driver has named on one is not
 * known on the next; or it is known, and is another client's.
 *
 * <p>A pooler shows in the process that a connection was told to be served by and the one that
 * serves it, {@code pg_backend_pid()}: they differ. Statements that are needed anyway ask for that.
 */
public final class Poolers {
  /** By URL: a pooler is at an address. */
  private static final Set<String> FOUND = ConcurrentHashMap.newKeySet();

  private Poolers() {}

  /** Takes note of the process that has just served a connection. */
  public static void served(Connection connection, int process) throws SQLException {
    if (Driver.isBehind(connection)
        && connection.unwrap(PGConnection.class).getBackendPID() != process) {
      FOUND.add(Address.of(connection));
      nameNothing(connection);
    }
  }

  /** Sees to it that nothing is named where it would be lost or mistaken. */
  static void beforePreparing(Connection connection) throws SQLException {
    if (!FOUND.isEmpty() && FOUND.contains(Address.of(connection))) {
      nameNothing(connection);
    }
  }

  /** The whole connection, and for good: the driver names its COMMIT, too. */
  private static void nameNothing(Connection connection) throws SQLException {
    connection.unwrap(PGConnection.class).setPrepareThreshold(0);
  }
}
