package dev.veduta.internal.bulk;

import dev.veduta.BusyException;
import dev.veduta.StaleViewException;
import dev.veduta.VedutaException;
import dev.veduta.internal.fault.Faults;
import dev.veduta.query.Selection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A query being read by several workers: its connections are taken, they are brought to see one
 * snapshot, the ranges are cut, and a thread for each connection reads them. One thread uses it.
 */
public final class BulkReading<R> implements AutoCloseable {
  private static final long PATIENCE = 200;

  private final String doing;
  private final Handover<R> handover;
  private final List<Worker<R>> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private Iterator<R> batch = Collections.emptyIterator();

  private BulkReading(
      String doing, List<Member> members, List<Selection<R>> ranges, boolean isOrdered) {
    this.doing = doing;
    this.handover = new Handover<>(ranges.size(), members.size(), isOrdered);
    AtomicInteger next = new AtomicInteger();
    for (int i = 0; i < members.size(); i++) {
      Worker<R> worker = new Worker<>(i, members.get(i), ranges, next, handover);
      Thread thread = new Thread(worker, "veduta-bulk-" + (i + 1));
      thread.setDaemon(true);
      workers.add(worker);
      threads.add(thread);
    }
  }

  /**
   * Begins to read.
   *
   * @throws IllegalStateException if the view has no key that can be cut
   * @throws VedutaException if the connections or the ranges could not be had
   */
  public static <R> BulkReading<R> start(DataSource pool, BulkQuery<R> bulk) {
    KeyRanges<R, ?> ranges = KeyRanges.of(bulk.query(), bulk.isOrdered());
    String doing = "reading " + bulk.query().relation() + " over " + bulk.count() + " connections";
    List<Member> members = new ArrayList<>();
    try {
      take(members, pool, bulk.count(), doing);
      share(members, doing);
      List<Selection<R>> cut = cut(bulk, ranges, members.get(0));
      BulkReading<R> reading = new BulkReading<>(doing, members, cut, bulk.isOrdered());
      reading.threads.forEach(Thread::start);
      return reading;
    } catch (Throwable failure) {
      members.forEach(member -> member.closeAfter(failure));
      throw failure;
    }
  }

  private static void take(List<Member> members, DataSource pool, int count, String doing) {
    try {
      while (members.size() < count) {
        members.add(Member.from(pool));
      }
    } catch (SQLException failure) {
      throw Faults.connecting(doing, failure);
    }
  }

  private static void share(List<Member> members, String doing) {
    try {
      String snapshot = members.get(0).exported();
      for (Member member : members.subList(1, members.size())) {
        member.join(snapshot);
      }
    } catch (SQLException failure) {
      throw Faults.translate(doing + " of one snapshot", null, failure);
    }
  }

  private static <R> List<Selection<R>> cut(
      BulkQuery<R> bulk, KeyRanges<R, ?> ranges, Member member) {
    try {
      return ranges.read(member.reader(), bulk.count());
    } catch (StaleViewException failure) {
      throw member.explained(bulk.query().relation(), failure);
    }
  }

  /** The next row. */
  public Optional<R> next() {
    while (!batch.hasNext()) {
      List<R> rows = take();
      if (rows == null) {
        close();
        throwFailure();
        return Optional.empty();
      }
      batch = rows.iterator();
    }
    return Optional.of(batch.next());
  }

  /** Stops what is still running, and waits until all connections are given back. */
  @Override
  public void close() {
    handover.stop();
    batch = Collections.emptyIterator();
    boolean interrupted = false;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      workers.forEach(Worker::cancel);
      interrupted |= !joined();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A cancel can come between two statements, so it is repeated after a while. */
  private boolean joined() {
    try {
      for (Thread thread : threads) {
        thread.join(PATIENCE);
      }
      return true;
    } catch (InterruptedException again) {
      return false;
    }
  }

  private @Nullable List<R> take() {
    try {
      return handover.take();
    } catch (InterruptedException interrupted) {
      close();
      Thread.currentThread().interrupt();
      throw new BusyException(doing + " was interrupted", null, interrupted);
    }
  }

  private void throwFailure() {
    Throwable failure = handover.failure();
    if (failure instanceof SQLException sql) {
      throw Faults.translate(doing, null, sql);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }
}
