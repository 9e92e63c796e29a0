package dev.veduta.internal.transaction;

import dev.veduta.internal.connection.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Settings until the transaction ends: a server bounds a statement by itself, where a client that
 * goes away leaves it running.
 */
public final class Settings {
  /** What a statement sees is what was committed before it, whatever the role's default is. */
  private static final String BEGIN = "set transaction isolation level read committed, read write";

  /** {@code feature_not_supported}, {@code read_only_sql_transaction} (manual, appendix A). */
  private static final String NOT_SUPPORTED = "0A000";

  private static final String READ_ONLY = "25006";

  private static final String SET = "select pg_catalog.set_config(?, ?, true)";

  /**
   * From PostgreSQL 14 on a running statement ends soon after its client has gone; the value has to
   * be 0 on Windows.
   */
  private static final String CHECK =
      """
      select pg_catalog.set_config(name, '500', true)
      from pg_catalog.pg_settings
      where name operator(pg_catalog.=) 'client_connection_check_interval'
        and setting operator(pg_catalog.=) '0'
        and pg_catalog.current_setting('dynamic_shared_memory_type')
          operator(pg_catalog.<>) 'windows'
      """;

  /** Waiting has a bound of its own; what the role has is for the statement. */
  private static final String UNBOUND =
      """
      select pg_catalog.set_config(
          'veduta.statement_timeout', pg_catalog.current_setting('statement_timeout'), true),
        pg_catalog.set_config('statement_timeout', '0', true)
      """;

  private static final String OWN =
      """
      select pg_catalog.set_config(
        'statement_timeout', pg_catalog.current_setting('veduta.statement_timeout'), true)
      """;

  private Settings() {}

  /** Before anything else in the transaction. */
  public static void begin(Connection connection, Deadline deadline) throws SQLException {
    writing(connection);
    execute(connection, CHECK);
    execute(connection, UNBOUND);
    set(connection, "lock_timeout", atLeastOne(deadline.left()));
  }

  /** What a standby does not support is what every statement that writes calls read-only there. */
  private static void writing(Connection connection) throws SQLException {
    try {
      execute(connection, BEGIN);
    } catch (SQLException failure) {
      throw NOT_SUPPORTED.equals(failure.getSQLState())
          ? new SQLException("the server is a standby", READ_ONLY, failure)
          : failure;
    }
  }

  /** For the statement. */
  public static void bound(Connection connection, Bounds bounds) throws SQLException {
    set(connection, "lock_timeout", bounds.lock());
    if (bounds.statement().isPresent()) {
      set(connection, "statement_timeout", bounds.statement().get());
    } else {
      execute(connection, OWN);
    }
  }

  /** Zero would be no bound. */
  private static Duration atLeastOne(Duration left) {
    return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
  }

  private static void set(Connection connection, String name, Duration value) throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, SET)) {
      statement.setString(1, name);
      statement.setString(2, Long.toString(Math.min(value.toMillis(), Integer.MAX_VALUE)));
      statement.execute();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
