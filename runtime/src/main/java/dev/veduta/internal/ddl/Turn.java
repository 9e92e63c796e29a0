package dev.veduta.internal.ddl;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The moment in which readers are kept out of several views.
 *
 * <p>A reader takes the locks of a query's views in an order of its own, so it can come to wait for
 * us while we wait for it. The server ends that after {@code deadlock_timeout}, and could choose
 * the reader. So we wait less in all, give up, and try again.
 */
final class Turn {
  private static final long LEAST_MILLIS = 5;

  private final Script script;
  private final DdlOptions options;
  private final int views;

  Turn(Script script, DdlOptions options, int views) {
    this.script = script;
    this.options = options;
    this.views = views;
  }

  /** Bounds how long each lock is waited for from now on, until the transaction ends. */
  void begin() throws SQLException {
    Duration whole = deadlockTimeout().dividedBy(4);
    Duration bound = options.bounds().lock().compareTo(whole) < 0 ? options.bounds().lock() : whole;
    long each = Math.max(LEAST_MILLIS, bound.toMillis() / Math.max(1, views));
    try (Statement statement = script.connection().createStatement()) {
      statement.execute("set local lock_timeout = " + each);
    }
  }

  private Duration deadlockTimeout() throws SQLException {
    try (Statement statement = script.connection().createStatement();
        ResultSet row =
            statement.executeQuery(
                "select setting from pg_catalog.pg_settings"
                    + " where name operator(pg_catalog.=) 'deadlock_timeout'")) {
      row.next();
      return Duration.ofMillis(row.getLong(1));
    }
  }
}
