package dev.veduta.refresh;

import java.sql.Connection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A refresh to be made: which views, and how. Nothing happens until {@link #now}.
 *
 * <p>Each view is refreshed in a transaction of its own, after all of the refresh that it reads.
 * One process at a time refreshes a view: a refresh that finds another one at work waits for it,
 * and is served by one that started after it was asked for. So whoever has committed something and
 * then refreshes sees it in the view, and many who ask at once cost two refreshes at most. The
 * table {@code veduta.refreshed}, made at the first refresh if the role may make it, tells
 * processes of each other; without it each request refreshes by itself, one at a time still.
 *
 * <p>Immutable and thread-safe; each method answers another one. Methods take no null.
 */
public interface Refresh {
  /**
   * Before the views that are named, all that they read, through whatever lies between.
   *
   * @throws IllegalStateException if no views are named
   */
  Refresh withDependencies();

  /**
   * After the views that are named, all that read them, through whatever lies between.
   *
   * @throws IllegalStateException if no views are named
   */
  Refresh withDependents();

  /** In this mode; {@link RefreshMode#AUTO} by default. */
  Refresh mode(RefreshMode mode);

  /** All views in one transaction, on one connection: readers see all of them changed, or none. */
  Refresh together();

  /**
   * So many views side by side at most, where they do not read each other; 1 by default.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  Refresh connections(int count);

  /**
   * How long one try waits for those who use the view; 5 seconds by default. A refresh that waits
   * makes who comes after it wait too, so it gives up and tries again.
   *
   * @throws IllegalArgumentException if it is less than a millisecond
   */
  Refresh lockTimeout(Duration time);

  /**
   * How long the statement may run in the server; by default as long as the role's settings allow.
   *
   * @throws IllegalArgumentException if it is less than a millisecond
   */
  Refresh statementTimeout(Duration time);

  /**
   * How long others' refreshes are waited for, and what can pass by itself is tried again: a lock
   * not to be had, a deadlock, a server that restarts; 5 minutes by default.
   *
   * @throws IllegalArgumentException if it is less than a millisecond
   */
  Refresh deadline(Duration time);

  /**
   * Leaves alone what was refreshed less than this ago, by any process with Veduta; not what holds
   * no data, or was refreshed before what it reads.
   *
   * @throws dev.veduta.NotPermittedException when it runs, if the role may not use {@code
   *     veduta.refreshed}: the age is nowhere else
   */
  Refresh ifOlderThan(Duration age);

  /** Tells this one while it runs. A refresh that waits for an equal one hears nothing. */
  Refresh listener(RefreshListener other);

  /**
   * What would be refreshed, as things are.
   *
   * @throws dev.veduta.VedutaException if the database could not be asked, or has no such view
   */
  RefreshPlan plan();

  /**
   * Refreshes, and returns when all that was asked for is committed.
   *
   * @throws dev.veduta.StaleViewException if a view that is named is none any more
   * @throws dev.veduta.RefreshFailedException if some of several views could not be refreshed
   * @throws dev.veduta.VedutaException another one if the only view could not be; old contents stay
   */
  RefreshReport now();

  /**
   * Refreshes once the transaction that is open on this connection has committed, on a thread and a
   * connection of its own. The transaction gets a number if it has none, and stays the caller's.
   *
   * @return what became of it; empty if the transaction was rolled back. It fails as {@link #now}
   *     does
   * @throws IllegalStateException {@code [NoTransaction]} if the connection is in autocommit
   * @throws dev.veduta.VedutaException if the transaction has failed already
   */
  CompletableFuture<Optional<RefreshReport>> afterCommit(Connection connection);

  /**
   * Refreshes again and again, from now on, with this much time from the end of one run to the
   * next.
   *
   * @throws IllegalArgumentException if it is less than a second
   * @throws dev.veduta.NotPermittedException if the role may not use {@code veduta.refreshed}
   * @throws dev.veduta.VedutaException if the database could not be asked for that
   */
  RefreshSchedule every(Duration delay);

  /**
   * Refreshes at the times of a cron expression in its five-field Unix form: {@code 0 3 * * *} is
   * each night at three. It takes com.cronutils:cron-utils on the class path. A time that the
   * clocks skip in this zone is left out that day; an expression for every so many minutes has both
   * of an hour that comes twice.
   *
   * @throws IllegalArgumentException {@code [BadCron]} if it is no such expression, or {@code
   *     [CronMissing]}
   * @throws dev.veduta.NotPermittedException if the role may not use {@code veduta.refreshed}
   * @throws dev.veduta.VedutaException if the database could not be asked for that
   */
  RefreshSchedule cron(String expression, ZoneId zone);
}
