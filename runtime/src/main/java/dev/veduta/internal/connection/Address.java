package dev.veduta.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a connection leads: what the process tells databases apart by. */
public final class Address {
  private Address() {}

  /** The URL, or nothing from a driver or a pool that tells none, as JDBC lets it. */
  public static String of(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL();
    return url == null ? "" : url;
  }
}
