package dev.veduta.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection in use. One from a pool is in autocommit meanwhile and goes back as it came; one of
 * the caller's is left alone, and the caller told when it is no longer in use.
 */
public final class Lease implements AutoCloseable {
  private final Connection connection;
  private final @Nullable DataSource pool;
  private final boolean autoCommit;
  private final Runnable whenUnused;

  private Lease(
      Connection connection, @Nullable DataSource pool, boolean autoCommit, Runnable whenUnused) {
    this.connection = connection;
    this.pool = pool;
    this.autoCommit = autoCommit;
    this.whenUnused = whenUnused;
  }

  /** Takes a connection, to be given back by {@link #close}. */
  public static Lease from(DataSource pool) throws SQLException {
    Connection connection = pool.getConnection();
    try {
      Lease lease = new Lease(connection, pool, connection.getAutoCommit(), () -> {});
      connection.setAutoCommit(true);
      return lease;
    } catch (Throwable failure) {
      closeAfter(failure, connection);
      throw failure;
    }
  }

  /** Uses the caller's connection, in the caller's transaction. */
  public static Lease joining(Connection connection, Runnable whenUnused) {
    return new Lease(connection, null, false, whenUnused);
  }

  /** The connection; the caller of this method does not close it. */
  public Connection connection() {
    return connection;
  }

  /** Whether nobody else uses the connection meanwhile. */
  public boolean isOurs() {
    return pool != null;
  }

  /** Where it came from and more can be had; empty for the caller's. */
  public Optional<DataSource> pool() {
    return Optional.ofNullable(pool);
  }

  /** Gives a pool's connection back, also when its state cannot be restored any more. */
  @Override
  public void close() throws SQLException {
    if (pool == null) {
      whenUnused.run();
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
