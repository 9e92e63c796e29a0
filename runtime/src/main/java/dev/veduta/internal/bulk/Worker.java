package dev.veduta.internal.bulk;

import dev.veduta.BusyException;
import dev.veduta.StaleViewException;
import dev.veduta.internal.jdbc.Cursor;
import dev.veduta.query.Selection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads one range after the other on a connection, until there is none left or it has to stop. */
final class Worker<R> implements Runnable {
  private static final int BATCH = 2_000;

  private final int number;
  private final Member member;
  private final List<Selection<R>> ranges;
  private final AtomicInteger next;
  private final Handover<R> handover;

  /**
   * @param next the range that nobody has begun, shared by all workers
   */
  Worker(
      int number,
      Member member,
      List<Selection<R>> ranges,
      AtomicInteger next,
      Handover<R> handover) {
    this.number = number;
    this.member = member;
    this.ranges = ranges;
    this.next = next;
    this.handover = handover;
  }

  @Override
  public void run() {
    try (member) {
      int range = next.getAndIncrement();
      while (range < ranges.size() && handover.isWanted()) {
        read(range);
        handover.ended(range);
        range = next.getAndIncrement();
      }
    } catch (InterruptedException interrupted) {
      handover.failed(new BusyException("a bulk reading was interrupted", null, interrupted));
    } catch (SQLException | RuntimeException | Error failure) {
      handover.failed(failure);
    }
  }

  /** Has the server stop. */
  void cancel() {
    try {
      member.cancel();
    } catch (SQLException unheard) {
      // Then it stops at its next row, or when it is asked again.
    }
  }

  private void read(int range) throws InterruptedException {
    try (Cursor<R> rows = member.reader().bulk(ranges.get(range))) {
      List<R> batch = new ArrayList<>(BATCH);
      Optional<R> row = rows.next();
      while (row.isPresent() && handover.isWanted()) {
        batch.add(row.get());
        if (batch.size() == BATCH) {
          handover.put(number, range, batch);
          batch = new ArrayList<>(BATCH);
        }
        row = rows.next();
      }
      handover.put(number, range, batch);
    } catch (StaleViewException failure) {
      throw member.explained(ranges.get(range).relation(), failure);
    }
  }
}
