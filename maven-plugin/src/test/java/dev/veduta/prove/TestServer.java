package dev.veduta.prove;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The PostgreSQL of the tests, with a connection for each database.
 *
 * @param server the server that all of the plugin's tests share
 */
public record TestServer(dev.veduta.introspect.TestServer server) {
  public static final int NEWEST = dev.veduta.introspect.TestServer.NEWEST;

  public static TestServer newest() {
    return of(NEWEST);
  }

  public static TestServer of(int major) {
    return new TestServer(dev.veduta.introspect.TestServer.of(major));
  }

  /** A connection to a new database with this in it. */
  public Connection database(String... sql) throws SQLException {
    return server.database(sql).connect();
  }

  public static void run(Connection connection, String... sql) throws SQLException {
    dev.veduta.introspect.TestServer.run(connection, sql);
  }
}
