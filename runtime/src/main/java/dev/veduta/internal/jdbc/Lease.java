package dev.veduta.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A connection in use. One from a pool is in autocommit meanwhile and goes back as it came; one of
 * the caller's is left alone.
 */
public final class Lease implements AutoCloseable {
  private final Connection connection;
  private final boolean pooled;
  private final boolean autoCommit;

  private Lease(Connection connection, boolean pooled, boolean autoCommit) {
    this.connection = connection;
    this.pooled = pooled;
    this.autoCommit = autoCommit;
  }

  /** Takes a connection, to be given back by {@link #close}. */
  public static Lease from(DataSource pool) throws SQLException {
    Connection connection = pool.getConnection();
    try {
      Lease lease = new Lease(connection, true, connection.getAutoCommit());
      connection.setAutoCommit(true);
      return lease;
    } catch (Throwable failure) {
      closeAfter(failure, connection);
      throw failure;
    }
  }

  /** Uses the caller's connection, in the caller's transaction. */
  public static Lease joining(Connection connection) {
    return new Lease(connection, false, false);
  }

  /** The connection; the caller of this method does not close it. */
  public Connection connection() {
    return connection;
  }

  /** Whether nobody else uses the connection meanwhile. */
  public boolean isOurs() {
    return pooled;
  }

  /** Gives a pool's connection back, also when its state cannot be restored any more. */
  @Override
  public void close() throws SQLException {
    if (!pooled) {
      return;
    }
    try (Connection back = connection) {
      if (!back.isClosed() && back.getAutoCommit() != autoCommit) {
        back.setAutoCommit(autoCommit);
      }
    }
  }

  private static void closeAfter(Throwable failure, Connection connection) {
    try {
      connection.close();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }
}
