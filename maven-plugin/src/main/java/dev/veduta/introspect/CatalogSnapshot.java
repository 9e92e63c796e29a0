package dev.veduta.introspect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.BaseConnection;

/**
 * One read-only transaction, or part of an open one, that sees the catalog as it was at its start,
 * whatever the session's settings and the schemas on its search path. Every setting is local to the
 * transaction, so that closing it leaves the connection as it was. For one thread.
 */
final class CatalogSnapshot implements AutoCloseable {
  static final int OLDEST = 13;
  static final int NEWEST = 18;

  private final ReadOnlyScope scope;
  private final int major;

  private CatalogSnapshot(ReadOnlyScope scope, int major) {
    this.scope = scope;
    this.major = major;
  }

  static CatalogSnapshot begin(Connection connection) throws SQLException {
    int major = majorOf(driver(connection));
    ReadOnlyScope scope = ReadOnlyScope.begin(connection);
    CatalogSnapshot snapshot = new CatalogSnapshot(scope, major);
    try {
      snapshot.applySettings();
      return snapshot;
    } catch (SQLException e) {
      scope.closeAfter(e);
      throw e;
    }
  }

  private static BaseConnection driver(Connection connection) throws SQLException {
    if (!connection.isWrapperFor(BaseConnection.class)) {
      throw new SQLFeatureNotSupportedException(
          "[NotPostgreSQL] Reflection needs a connection of PostgreSQL's own JDBC driver, not "
              + connection.getClass().getName()
              + "; use a jdbc:postgresql: URL.",
          "0A000");
    }
    return connection.unwrap(BaseConnection.class);
  }

  private static int majorOf(BaseConnection driver) throws SQLException {
    int major = driver.getQueryExecutor().getServerVersionNum() / 10_000;
    requireSupported(major);
    return major;
  }

  static void requireSupported(int major) throws SQLException {
    if (major < OLDEST) {
      throw new SQLFeatureNotSupportedException(
          "[ServerTooOld] The server is PostgreSQL %d; reflection reads %d to %d. Upgrade the server."
              .formatted(major, OLDEST, NEWEST),
          "0A000");
    }
  }

  private void applySettings() throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(CatalogQuery.SETTINGS.sql(major));
    }
  }

  /** The connection, in the transaction of this snapshot. */
  Connection connection() {
    return scope.connection();
  }

  /** The server's major version. */
  int major() {
    return major;
  }

  /** The rows of a query, each read by {@code reader}. Parameters keep the type the query gives. */
  <T> List<T> rows(CatalogQuery query, RowReader<T> reader, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(query.sql(major))) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i], Types.OTHER);
      }
      try (ResultSet row = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (row.next()) {
          all.add(reader.read(row));
        }
        return all;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    scope.close();
  }

  /** Reads the current row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
