package dev.veduta.internal.refresh;

import static java.util.Objects.requireNonNull;

import dev.veduta.refresh.Refresh;
import dev.veduta.refresh.RefreshListener;
import dev.veduta.refresh.RefreshMode;
import dev.veduta.refresh.RefreshPlan;
import dev.veduta.refresh.RefreshReport;
import dev.veduta.refresh.RefreshSchedule;
import java.sql.Connection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A request on its way to be made. Immutable. */
public final class RequestedRefresh implements Refresh {
  private final Refresher refresher;
  private final Request request;
  private final RefreshListener listener;

  private RequestedRefresh(Refresher refresher, Request request, RefreshListener listener) {
    this.refresher = refresher;
    this.request = request;
    this.listener = listener;
  }

  /** Made by {@link dev.veduta.Veduta}. */
  public static Refresh of(Refresher refresher, Target target) {
    return new RequestedRefresh(refresher, Request.of(target), RefreshListener.NONE);
  }

  @Override
  public Refresh withDependencies() {
    Target.Named named = named();
    return with(request.target(new Target.Named(named.views(), true, named.dependents())));
  }

  @Override
  public Refresh withDependents() {
    Target.Named named = named();
    return with(request.target(new Target.Named(named.views(), named.dependencies(), true)));
  }

  @Override
  public Refresh mode(RefreshMode mode) {
    return with(request.mode(requireNonNull(mode, "mode")));
  }

  @Override
  public Refresh together() {
    return with(request.inOneTransaction());
  }

  @Override
  public Refresh connections(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("[BadBound] " + count + " connections refresh nothing");
    }
    return with(request.connections(count));
  }

  @Override
  public Refresh lockTimeout(Duration time) {
    return with(request.bounds(request.bounds().lock(time)));
  }

  @Override
  public Refresh statementTimeout(Duration time) {
    return with(request.bounds(request.bounds().statement(time)));
  }

  @Override
  public Refresh deadline(Duration time) {
    return with(request.bounds(request.bounds().deadline(time)));
  }

  @Override
  public Refresh ifOlderThan(Duration age) {
    return with(request.olderThan(requireNonNull(age, "age")));
  }

  @Override
  public Refresh listener(RefreshListener other) {
    return new RequestedRefresh(refresher, request, requireNonNull(other, "listener"));
  }

  @Override
  public RefreshPlan plan() {
    return refresher.plan(request);
  }

  @Override
  public RefreshReport now() {
    return refresher.refresh(request, listener);
  }

  @Override
  public CompletableFuture<Optional<RefreshReport>> afterCommit(Connection connection) {
    return refresher.afterCommit(connection, this::now);
  }

  @Override
  public RefreshSchedule every(Duration delay) {
    return schedule(new FixedDelay(delay));
  }

  @Override
  public RefreshSchedule cron(String expression, ZoneId zone) {
    try {
      return schedule(CronTimes.of(expression, zone));
    } catch (NoClassDefFoundError missing) {
      throw new IllegalArgumentException(
          "[CronMissing] cron expressions take com.cronutils:cron-utils on the class path; add it",
          missing);
    }
  }

  private RefreshSchedule schedule(Timetable timetable) {
    refresher.requireAges(request);
    return ScheduledRefresh.start(
        timetable, age -> with(request.olderThan(age)).now(), listener, toString());
  }

  private Refresh with(Request other) {
    return new RequestedRefresh(refresher, other, listener);
  }

  private Target.Named named() {
    if (request.target() instanceof Target.Named named) {
      return named;
    }
    throw new IllegalStateException(
        "[NoViewNamed] only of views that are named can dependencies or dependents be added;"
            + " refreshAll and refreshAfter have found all there are");
  }

  @Override
  public String toString() {
    return "refresh of " + request.target();
  }
}
