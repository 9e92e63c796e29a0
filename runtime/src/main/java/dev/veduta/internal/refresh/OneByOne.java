package dev.veduta.internal.refresh;

import static java.util.stream.Collectors.joining;

import dev.veduta.internal.transaction.Locks;
import dev.veduta.internal.transaction.Settings;
import dev.veduta.internal.transaction.Start;
import dev.veduta.refresh.RefreshPlan;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Refreshes each view of a plan in a transaction of its own, the views of a level side by side. */
final class OneByOne {
  private final Run run;

  private OneByOne(Run run) {
    this.run = run;
  }

  static List<Result> refresh(Run run) {
    OneByOne refresh = new OneByOne(run);
    int widest = run.plan().shown().levels().stream().mapToInt(List::size).max().orElse(0);
    try (Workers workers = Workers.of(Math.min(run.request().connections(), widest))) {
      List<Result> done = new ArrayList<>();
      for (List<RefreshPlan.Step> level : run.plan().shown().levels()) {
        List<Result> before = List.copyOf(done);
        done.addAll(workers.all(level, step -> refresh.refresh(step.view(), before)));
      }
      return done;
    }
  }

  private Result refresh(RelationName view, List<Result> before) {
    Set<RelationName> reads = run.plan().reads().getOrDefault(view, Set.of());
    List<Result> read =
        before.stream().filter(result -> reads.contains(result.shown().view())).toList();
    List<Result> missing = read.stream().filter(result -> !result.isDone()).toList();
    if (!missing.isEmpty()) {
      Result skipped = Result.skipped(view, "it reads " + names(missing) + ", not refreshed");
      run.listener().finished(skipped.shown());
      return skipped;
    }
    long last = read.stream().mapToLong(Result::transaction).reduce(Result.NONE, Math::max);
    return run.tried(view, connection -> inTransaction(connection, view, reads, last));
  }

  private Attempt inTransaction(
      Connection connection, RelationName view, Set<RelationName> reads, long last)
      throws SQLException {
    long from = System.nanoTime();
    Settings.begin(connection, run.deadline());
    Locks.shared(connection, Locks.group(run.plan().groups().getOrDefault(view, view)));
    Locks.exclusive(connection, Locks.view(view));
    Duration waited = Duration.ofNanos(System.nanoTime() - from);
    var served = run.served(connection, view, last, waited);
    if (served.isPresent()) {
      return served.get();
    }
    Start start = start(connection, reads);
    waited = Duration.ofNanos(System.nanoTime() - from);
    Settings.bound(connection, run.request().bounds());
    return run.refresh(connection, view, start, waited);
  }

  /**
   * A number taken while nothing that the view reads is refreshed. So of a greater one than theirs
   * the rows have been seen. The locks end with the savepoint, and the number stays.
   */
  private static Start start(Connection connection, Set<RelationName> reads) throws SQLException {
    if (reads.isEmpty()) {
      return Start.now(connection);
    }
    Savepoint savepoint = connection.setSavepoint();
    for (RelationName each : reads) {
      Locks.shared(connection, Locks.view(each));
    }
    Start start = Start.now(connection);
    connection.rollback(savepoint);
    connection.releaseSavepoint(savepoint);
    return start;
  }

  private static String names(List<Result> results) {
    return results.stream().map(result -> result.shown().view().toString()).collect(joining(", "));
  }
}
