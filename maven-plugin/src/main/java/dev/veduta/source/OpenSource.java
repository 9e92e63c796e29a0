package dev.veduta.source;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection to a source, and what must end with it. For one thread. */
public final class OpenSource implements AutoCloseable {
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
    try (server) {
      connection.close();
    }
  }
}
