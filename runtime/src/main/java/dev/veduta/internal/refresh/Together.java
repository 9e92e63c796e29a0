package dev.veduta.internal.refresh;

import dev.veduta.VedutaException;
import dev.veduta.internal.transaction.Locks;
import dev.veduta.internal.transaction.Settings;
import dev.veduta.internal.transaction.Start;
import dev.veduta.internal.transaction.Tries;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Refreshes all views of a plan in one transaction: readers see all of them or none. */
final class Together {
  private final Run run;
  private final List<RelationName> views;

  private Together(Run run) {
    this.run = run;
    this.views = run.plan().shown().views();
  }

  static List<Result> refresh(Run run) {
    return new Together(run).refresh();
  }

  private List<Result> refresh() {
    Tries tries = new Tries(run.dataSource(), run.deadline());
    List<Result> results;
    try {
      results =
          tries
              .run("refreshing " + views + " together", this::inTransaction, this::retrying)
              .stream()
              .map(attempt -> Result.of(attempt, tries))
              .toList();
    } catch (VedutaException failure) {
      results = views.stream().map(view -> Result.failed(view, failure, tries)).toList();
    }
    results.forEach(result -> run.listener().finished(result.shown()));
    return results;
  }

  private void retrying(VedutaException failure, Duration pause) {
    views.forEach(view -> run.listener().retrying(view, failure, pause));
  }

  private List<Attempt> inTransaction(Connection connection) throws SQLException {
    long from = System.nanoTime();
    Settings.begin(connection, run.deadline());
    for (RelationName group : new TreeSet<>(run.plan().groups().values())) {
      Locks.exclusive(connection, Locks.group(group));
    }
    Duration waited = Duration.ofNanos(System.nanoTime() - from);
    List<Attempt> served = served(connection, waited);
    if (served.size() == views.size()) {
      return served;
    }
    Settings.bound(connection, run.request().bounds());
    Start start = Start.now(connection);
    List<Attempt> attempts = new ArrayList<>();
    for (RelationName view : views) {
      attempts.add(run.refresh(connection, view, start, waited));
    }
    return attempts;
  }

  /** Those that need no refresh; only if all of them do not, and changed together, is it left. */
  private List<Attempt> served(Connection connection, Duration waited) throws SQLException {
    List<Attempt> served = new ArrayList<>();
    for (RelationName view : views) {
      Optional<Attempt> attempt = run.served(connection, view, Result.NONE, waited);
      attempt.ifPresent(served::add);
    }
    boolean together =
        served.stream()
                .map(it -> it.start() == null ? Result.NONE : it.start().transaction())
                .distinct()
                .count()
            == 1;
    return together ? served : List.of();
  }
}
