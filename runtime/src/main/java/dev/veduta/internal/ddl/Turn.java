package dev.veduta.internal.ddl;

import dev.veduta.internal.transaction.Bounds;
import dev.veduta.internal.transaction.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The moment in which readers are kept out of views.
 *
 * <p>A reader takes the locks of a query's views in an order of its own, so it can come to wait for
 * us while we wait for it. The server ends that after {@code deadlock_timeout}, and could choose
 * the reader. So we wait less in all, give up, and try again.
 */
final class Turn {
  private static final Duration LEAST = Duration.ofMillis(5);

  private Turn() {}

  /** Bounds statements, and how long each of so many locks is waited for, from now on. */
  static void begin(Connection connection, Bounds bounds, int locks) throws SQLException {
    Duration whole = least(bounds.lock(), deadlockTimeout(connection).dividedBy(4));
    Duration each = whole.dividedBy(Math.max(1, locks));
    Settings.bound(connection, bounds.lock(each.compareTo(LEAST) < 0 ? LEAST : each));
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration deadlockTimeout(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select setting from pg_catalog.pg_settings"
                    + " where name operator(pg_catalog.=) 'deadlock_timeout'")) {
      row.next();
      return Duration.ofMillis(row.getLong(1));
    }
  }
}
