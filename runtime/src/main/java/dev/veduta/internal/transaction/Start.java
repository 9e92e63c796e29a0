package dev.veduta.internal.transaction;

import dev.veduta.internal.connection.Poolers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * A point in the server's order of events: what was committed before it is seen by what reads
 * after.
 *
 * @param transaction the number that a transaction got then
 * @param at when, by the server's clock
 */
public record Start(long transaction, Instant at) {
  private static final String SQL =
      "select pg_catalog.pg_current_xact_id()::pg_catalog.text::pg_catalog.int8,"
          + " pg_catalog.clock_timestamp(), pg_catalog.pg_backend_pid()";

  /** Now, in a transaction that has no number yet. */
  public static Start now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      row.next();
      Poolers.served(connection, row.getInt(3));
      return new Start(row.getLong(1), row.getTimestamp(2).toInstant());
    }
  }
}
