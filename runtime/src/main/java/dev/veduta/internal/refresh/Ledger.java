package dev.veduta.internal.refresh;

import dev.veduta.internal.connection.Statements;
import dev.veduta.internal.transaction.Locks;
import dev.veduta.internal.transaction.Start;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which transaction refreshed a view last, kept where every process sees it: in the table {@code
 * veduta.refreshed}, written by that transaction itself.
 *
 * <p>A refresh serves a request if its transaction got its number after the request got one: both
 * come from one counter, which no clock turns back. A row counts only if it was written by the
 * transaction it names, which one that came by a dump or by replication was not.
 */
public final class Ledger {
  /** What was noted of a view: the transaction, when its refresh started, and how long ago. */
  record Mark(long transaction, Instant started, Duration age) {}

  /** Whether the table can be used. */
  enum State {
    USABLE,
    /** It is not there and this role may make it. */
    ABSENT,
    /** This role may not use it, or not make it. */
    DENIED
  }

  /** What an administrator runs where the role may not. */
  static final String CREATE =
      """
      create schema if not exists veduta;
      create table if not exists veduta.refreshed (
        view_schema text,
        view_name text,
        started_in xid8 not null,
        started timestamp with time zone not null,
        primary key (view_schema, view_name)
      );
      comment on table veduta.refreshed is
        'When each materialized view was last refreshed by Veduta, and by which transaction';
      """;

  private static final String STATE =
      """
      select case
        when t.oid is not null then
          case when pg_catalog.has_schema_privilege(s.oid, 'USAGE')
              and pg_catalog.has_table_privilege(t.oid, 'SELECT')
              and pg_catalog.has_table_privilege(t.oid, 'INSERT')
              and pg_catalog.has_table_privilege(t.oid, 'UPDATE') then 'USABLE' else 'DENIED' end
        when s.oid is not null then
          case when pg_catalog.has_schema_privilege(s.oid, 'CREATE')
              and pg_catalog.has_schema_privilege(s.oid, 'USAGE') then 'ABSENT' else 'DENIED' end
        else case when pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
          then 'ABSENT' else 'DENIED' end
      end
      from (values (1)) as one
      left join pg_catalog.pg_namespace s on s.nspname operator(pg_catalog.=) 'veduta'
      left join pg_catalog.pg_class t on t.relnamespace operator(pg_catalog.=) s.oid
        and t.relname operator(pg_catalog.=) 'refreshed'
      """;

  private static final String FIND =
      """
      select started_in::pg_catalog.text::pg_catalog.int8, started,
        (extract(epoch from pg_catalog.clock_timestamp() operator(pg_catalog.-) started)
          operator(pg_catalog.*) 1000)::pg_catalog.int8
      from veduta.refreshed
      where view_schema operator(pg_catalog.=) ? and view_name operator(pg_catalog.=) ?
        and xmin operator(pg_catalog.=) started_in::pg_catalog.xid
        and not exists (
          select from pg_catalog.pg_class c
          join pg_catalog.pg_namespace s on s.oid operator(pg_catalog.=) c.relnamespace
          where s.nspname operator(pg_catalog.=) view_schema
            and c.relname operator(pg_catalog.=) view_name
            and not c.relispopulated)
      """;

  private static final String WRITE =
      """
      insert into veduta.refreshed values (?, ?, ?::pg_catalog.text::pg_catalog.xid8, ?)
      on conflict (view_schema, view_name)
      do update set started_in = excluded.started_in, started = excluded.started
      """;

  private Ledger() {}

  /**
   * Makes the table if it is not there and can be made. One at a time: two that create the same at
   * once are an error to one of them.
   */
  static State prepare(Connection connection) throws SQLException {
    State found = state(connection);
    if (found != State.ABSENT) {
      return found;
    }
    Locks.exclusive(connection, Locks.LEDGER);
    if (state(connection) == State.ABSENT) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(CREATE);
      }
    }
    return state(connection);
  }

  private static State state(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STATE)) {
      row.next();
      return State.valueOf(row.getString(1));
    }
  }

  /** What is noted of a view; empty if nothing is, or it holds no data (any more). */
  static Optional<Mark> find(Connection connection, RelationName view) throws SQLException {
    if (state(connection) != State.USABLE) {
      return Optional.empty();
    }
    try (PreparedStatement statement = Statements.prepare(connection, FIND)) {
      statement.setString(1, view.schema());
      statement.setString(2, view.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Mark(
                    row.getLong(1),
                    row.getTimestamp(2).toInstant(),
                    Duration.ofMillis(row.getLong(3))))
            : Optional.empty();
      }
    }
  }

  /** Notes that this transaction refreshes a view, if it can. */
  public static void write(Connection connection, RelationName view, Start start)
      throws SQLException {
    if (state(connection) != State.USABLE) {
      return;
    }
    try (PreparedStatement statement = Statements.prepare(connection, WRITE)) {
      statement.setString(1, view.schema());
      statement.setString(2, view.name());
      statement.setString(3, Long.toString(start.transaction()));
      statement.setTimestamp(4, java.sql.Timestamp.from(start.at()));
      statement.execute();
    }
  }
}
