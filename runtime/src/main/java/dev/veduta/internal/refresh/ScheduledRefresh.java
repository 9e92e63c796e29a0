package dev.veduta.internal.refresh;

import dev.veduta.refresh.RefreshListener;
import dev.veduta.refresh.RefreshSchedule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Refreshes at the times of a timetable, on a thread of its own. */
final class ScheduledRefresh implements RefreshSchedule {
  private static final Logger LOG = System.getLogger("dev.veduta.refresh");

  private final Timetable timetable;
  private final Consumer<Duration> refreshIfOlder;
  private final RefreshListener listener;
  private final String name;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private boolean closed;

  private ScheduledRefresh(
      Timetable timetable,
      Consumer<Duration> refreshIfOlder,
      RefreshListener listener,
      String name) {
    this.timetable = timetable;
    this.refreshIfOlder = refreshIfOlder;
    this.listener = listener;
    this.name = name;
    this.thread = new Thread(this::run, "veduta-schedule");
    thread.setDaemon(true);
  }

  /** Starts the thread. */
  static RefreshSchedule start(
      Timetable timetable,
      Consumer<Duration> refreshIfOlder,
      RefreshListener listener,
      String name) {
    ScheduledRefresh schedule = new ScheduledRefresh(timetable, refreshIfOlder, listener, name);
    schedule.thread.start();
    return schedule;
  }

  private void run() {
    Instant due = timetable.next(Instant.now());
    while (isOpenAt(due.plus(late(due)))) {
      refresh(timetable.served(due, Instant.now()));
      due = timetable.next(Instant.now());
    }
  }

  private Duration late(Instant due) {
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(timetable.jitter(due).toMillis() + 1));
  }

  /** Waits for the time, or for the end. */
  private boolean isOpenAt(Instant time) {
    lock.lock();
    try {
      Duration left = Duration.between(Instant.now(), time);
      while (!closed && left.toMillis() > 0) {
        closing.awaitNanos(left.toNanos());
        left = Duration.between(Instant.now(), time);
      }
      return !closed;
    } catch (InterruptedException end) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void refresh(Duration age) {
    try {
      refreshIfOlder.accept(age);
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "scheduled " + name + " failed", failure);
      tell(failure);
    }
  }

  /** Whatever the listener does, the schedule goes on. */
  private void tell(RuntimeException failure) {
    try {
      listener.failed(failure);
    } catch (RuntimeException own) {
      LOG.log(Level.WARNING, "the listener of a scheduled " + name + " failed", own);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
    join();
  }

  /** Whoever closes it from within a run is not made to wait for itself. */
  private void join() {
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
