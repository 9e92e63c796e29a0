package dev.veduta.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The PostgreSQL driver, where there is one. */
public final class Driver {
  private Driver() {}

  /** Whether it is on the class path, and the pool, if any, hands out its connection. */
  public static boolean isBehind(Connection connection) {
    try {
      return connection.isWrapperFor(PGConnection.class);
    } catch (SQLException | LinkageError refused) {
      return false;
    }
  }
}
