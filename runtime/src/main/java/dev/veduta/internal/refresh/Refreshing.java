package dev.veduta.internal.refresh;

import dev.veduta.NotConcurrentException;
import dev.veduta.NotPermittedException;
import dev.veduta.StaleViewException;
import dev.veduta.internal.fault.Faults;
import dev.veduta.internal.transaction.Start;
import dev.veduta.query.Sql;
import dev.veduta.refresh.RefreshListener;
import dev.veduta.refresh.RefreshMode;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.refresh.ViewRefresh.Rows;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Refreshes one view in the transaction at hand, its lock being held. Whether {@code CONCURRENTLY}
 * works is looked up, never tried: the error of a trial makes connection pools throw the connection
 * away.
 */
final class Refreshing {
  private static final String GONE = "there is no such materialized view any more";

  private final Connection connection;
  private final RefreshMode mode;
  private final RefreshListener listener;

  Refreshing(Connection connection, RefreshMode mode, RefreshListener listener) {
    this.connection = connection;
    this.mode = mode;
    this.listener = listener;
  }

  /**
   * Runs the statement.
   *
   * @param start the transaction's
   * @param waited how long it took to get here
   */
  Attempt run(RelationName name, Start start, Duration waited) throws SQLException {
    Optional<MaterializedView> view = MaterializedView.of(connection, name);
    return view.isPresent() ? run(view.get(), start, waited) : run(keptTable(name), start, waited);
  }

  private Attempt run(MaterializedView view, Start start, Duration waited) throws SQLException {
    boolean concurrently = concurrently(view);
    requirePermitted(view);
    listener.started(view.name(), concurrently);
    Optional<Rows> before = RowCounts.of(connection, view.oid());
    long from = System.nanoTime();
    execute(view.name(), sql(view.name(), concurrently));
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    return new Attempt(
        view.name(),
        Outcome.REFRESHED,
        concurrently,
        mode == RefreshMode.PLAIN ? "it was asked for plainly" : view.because(),
        start,
        took,
        waited,
        RowCounts.since(before, connection, view.oid()));
  }

  /** Whatever the mode: nobody waits to read it. */
  private Attempt run(KeptTable table, Start start, Duration waited) throws SQLException {
    table.requirePermitted();
    Difference difference = Difference.of(connection, table);
    listener.started(table.name(), true);
    long from = System.nanoTime();
    Rows rows = difference.refresh(connection);
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    return new Attempt(
        table.name(),
        Outcome.REFRESHED,
        true,
        KeptTable.BECAUSE,
        start,
        took,
        waited,
        Optional.of(rows));
  }

  private KeptTable keptTable(RelationName name) throws SQLException {
    return KeptTable.of(connection, name)
        .orElseThrow(() -> new StaleViewException(name, List.of(GONE), null, null));
  }

  private static Sql sql(RelationName name, boolean concurrently) {
    return Sql.of("refresh materialized view ")
        .then(concurrently ? "concurrently " : "")
        .then(name.quoted());
  }

  private boolean concurrently(MaterializedView view) {
    if (mode == RefreshMode.CONCURRENTLY && !view.canRefreshConcurrently()) {
      throw new NotConcurrentException(view.name(), view.because());
    }
    return mode != RefreshMode.PLAIN && view.canRefreshConcurrently();
  }

  private static void requirePermitted(MaterializedView view) {
    if (!view.permitted()) {
      throw new NotPermittedException(
          "refreshing "
              + view.name()
              + " takes its owner, or the privilege MAINTAIN from PostgreSQL 17 on; grant it to the"
              + " role",
          null,
          null);
    }
  }

  private void execute(RelationName name, Sql sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.text());
    } catch (SQLException failure) {
      throw Faults.translate("refreshing " + name, sql, failure);
    }
  }
}
