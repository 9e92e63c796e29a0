package dev.veduta.internal.refresh;

import dev.veduta.internal.connection.Statements;
import dev.veduta.refresh.ViewRefresh.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a connection has written to a relation and not yet told the statistics of the server
 * (PostgreSQL manual, 27.2.1); unknown where {@code track_counts} is off. The server is told once a
 * second at most, so earlier transactions can be in it too.
 */
final class RowCounts {
  private static final String SQL =
      """
      select pg_catalog.pg_stat_get_xact_tuples_inserted(oid),
        pg_catalog.pg_stat_get_xact_tuples_updated(oid),
        pg_catalog.pg_stat_get_xact_tuples_deleted(oid)
      from (values (?::pg_catalog.int8::pg_catalog.oid)) as relation(oid)
      where pg_catalog.current_setting('track_counts') operator(pg_catalog.=) 'on'
      """;

  private RowCounts() {}

  /** What was written since there were so many. */
  static Optional<Rows> since(Optional<Rows> before, Connection connection, long oid)
      throws SQLException {
    if (before.isEmpty()) {
      return before;
    }
    Rows old = before.get();
    return of(connection, oid)
        .map(
            now ->
                new Rows(
                    now.inserted() - old.inserted(),
                    now.updated() - old.updated(),
                    now.deleted() - old.deleted()));
  }

  static Optional<Rows> of(Connection connection, long oid) throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, SQL)) {
      statement.setLong(1, oid);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Rows(row.getLong(1), row.getLong(2), row.getLong(3)))
            : Optional.empty();
      }
    }
  }
}
