package dev.veduta.source;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * A connection to a source, and what must end with it. What a transaction on it did is undone. For
 * one thread.
 */
public final class OpenSource implements AutoCloseable {
  /** A statement without parameters is sent as it is, so that a server's positions count in it. */
  static final Map<String, String> DRIVER_SETTINGS =
      Map.of("preferQueryMode", "extendedForPrepared");

  private final Connection connection;
  private final Closeable server;

  OpenSource(Connection connection, Closeable server) {
    this.connection = connection;
    this.server = server;
  }

  /** The connection; it lasts until this is closed. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException, IOException {
    try (server;
        connection) {
      if (!connection.isClosed() && !connection.getAutoCommit()) {
        connection.rollback();
      }
    }
  }
}
