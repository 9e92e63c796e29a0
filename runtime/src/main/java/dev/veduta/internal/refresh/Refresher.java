package dev.veduta.internal.refresh;

import dev.veduta.NotPermittedException;
import dev.veduta.RefreshFailedException;
import dev.veduta.VedutaException;
import dev.veduta.internal.fault.Faults;
import dev.veduta.internal.refresh.Gate.Results;
import dev.veduta.internal.transaction.Deadline;
import dev.veduta.internal.transaction.Settings;
import dev.veduta.internal.transaction.Start;
import dev.veduta.internal.transaction.Tries;
import dev.veduta.refresh.RefreshListener;
import dev.veduta.refresh.RefreshPlan;
import dev.veduta.refresh.RefreshReport;
import dev.veduta.refresh.ViewRefresh;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** From a request to its report. Thread-safe. */
public final class Refresher {
  private static final String PLANNING = "planning a refresh";
  private static final Tries.OnRetry QUIETLY = (failure, pause) -> {};

  private final DataSource dataSource;
  private final Gate gate = new Gate();

  public Refresher(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Makes sure, before there is a connection, that the record's rows are kept.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void requireMaterialized(Relation<?> relation) {
    if (relation.kind() != RelationKind.MATERIALIZED_VIEW && !relation.isKeptInTable()) {
      throw new IllegalArgumentException(
          "[NotMaterialized] "
              + relation
              + " is no materialized view, so there is nothing to refresh; if it became one, run"
              + " mvn veduta:reflect and compile again");
    }
  }

  /** What would be done. */
  public RefreshPlan plan(Request request) {
    return new Tries(dataSource, Deadline.in(request.bounds().deadline()))
        .run(PLANNING, connection -> Planner.plan(connection, request.target()), QUIETLY)
        .shown();
  }

  /**
   * Refreshes.
   *
   * @throws VedutaException if a view could not be refreshed
   */
  public RefreshReport refresh(Request request, RefreshListener listener) {
    long from = System.nanoTime();
    Deadline deadline = Deadline.in(request.bounds().deadline());
    long asked =
        new Tries(dataSource, deadline)
            .run("asking for a refresh", Start::now, QUIETLY)
            .transaction();
    Results results = gate.pass(request, asked, () -> run(request, asked, deadline, listener));
    return succeeded(
        new RefreshReport(
            results.plan().shown(),
            results.results().stream().map(Result::shown).toList(),
            Duration.ofNanos(System.nanoTime() - from)));
  }

  /** Refreshes when the transaction on this connection has committed. */
  CompletableFuture<Optional<RefreshReport>> afterCommit(
      Connection connection, Supplier<RefreshReport> refresh) {
    try {
      return AfterCommit.of(connection, dataSource, refresh);
    } catch (SQLException failure) {
      throw Faults.translate("waiting for a transaction's end", null, failure);
    }
  }

  private Results run(Request request, long asked, Deadline deadline, RefreshListener listener) {
    Prepared prepared =
        new Tries(dataSource, deadline)
            .run(PLANNING, connection -> prepare(connection, request, deadline), QUIETLY);
    Plan plan = prepared.plan;
    listener.planned(plan.shown());
    Run run = new Run(dataSource, request, plan, asked, deadline, listener);
    List<Result> results = request.together() ? Together.refresh(run) : OneByOne.refresh(run);
    return new Results(plan, results, serves(results, prepared.start));
  }

  private record Prepared(Plan plan, Start start) {}

  private static Prepared prepare(Connection connection, Request request, Deadline deadline)
      throws SQLException {
    Settings.begin(connection, deadline);
    Start start = Start.now(connection);
    Ledger.State ledger = Ledger.prepare(connection);
    if (request.olderThan().isPresent()) {
      requireUsable(ledger);
    }
    return new Prepared(Planner.plan(connection, request.target()), start);
  }

  /**
   * Makes sure that the age of views is kept.
   *
   * @throws NotPermittedException if it cannot be
   */
  void requireAges(Request request) {
    Deadline deadline = Deadline.in(request.bounds().deadline());
    requireUsable(
        new Tries(dataSource, deadline)
            .run(PLANNING, connection -> prepareLedger(connection, deadline), QUIETLY));
  }

  private static Ledger.State prepareLedger(Connection connection, Deadline deadline)
      throws SQLException {
    Settings.begin(connection, deadline);
    return Ledger.prepare(connection);
  }

  private static void requireUsable(Ledger.State ledger) {
    if (ledger == Ledger.State.DENIED) {
      throw new NotPermittedException(
          "how old views are is kept in veduta.refreshed, which the role may not use or make; let"
              + " an administrator run:\n"
              + Ledger.CREATE
              + "and grant select, insert and update on it to the role",
          null,
          null);
    }
  }

  /** Whoever asked before it was planned, and before the first of its refreshes. */
  private static long serves(List<Result> results, Start start) {
    return results.stream()
        .filter(Result::isRefreshed)
        .mapToLong(Result::transaction)
        .reduce(start.transaction(), Math::min);
  }

  private static RefreshReport succeeded(RefreshReport report) {
    List<ViewRefresh> failed =
        report.views().stream().filter(it -> it.outcome() == Outcome.FAILED).toList();
    if (failed.isEmpty()) {
      return report;
    }
    VedutaException first = failed.get(0).failure();
    if (first != null && report.views().size() == 1) {
      throw first;
    }
    throw new RefreshFailedException(report);
  }
}
