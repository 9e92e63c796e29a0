package dev.veduta.internal.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches of rows on their way from the workers to the one who takes them. A worker that is ahead
 * waits: no more than a few of its batches lie here.
 *
 * <p>In order, the batches of a range are handed out after those of all ranges before it. That
 * cannot lock up, since each worker reads its ranges in order: whoever reads the range that is
 * waited for has nothing left here from ranges before.
 */
final class Handover<R> {
  /** Batches of one worker that can lie here. */
  static final int MOST = 8;

  private record Batch<R>(int worker, List<R> rows) {}

  private final List<Deque<Batch<R>>> queues = new ArrayList<>();
  private final int[] rangesOfQueue;
  private final int[] lying;
  private final boolean isOrdered;
  private int current;
  private volatile boolean stopped;
  private @Nullable Throwable failure;

  Handover(int ranges, int workers, boolean isOrdered) {
    this.isOrdered = isOrdered;
    this.rangesOfQueue = new int[isOrdered ? ranges : 1];
    this.lying = new int[workers];
    for (int range = 0; range < ranges; range++) {
      rangesOfQueue[queue(range)]++;
    }
    for (int i = 0; i < rangesOfQueue.length; i++) {
      queues.add(new ArrayDeque<>());
    }
  }

  /** Puts rows down, after a wait while too many of the worker's lie here. */
  synchronized void put(int worker, int range, List<R> rows) throws InterruptedException {
    while (!stopped && lying[worker] == MOST) {
      wait();
    }
    if (!stopped) {
      lying[worker]++;
      queues.get(queue(range)).add(new Batch<>(worker, rows));
      notifyAll();
    }
  }

  /** A range has no more rows. */
  synchronized void ended(int range) {
    rangesOfQueue[queue(range)]--;
    notifyAll();
  }

  /** A worker cannot go on; what fails after it was told to stop is of no interest. */
  synchronized void failed(Throwable why) {
    if (!stopped) {
      failure = why;
      stop();
    }
  }

  /** No more rows are wanted. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** Whether more rows are wanted. */
  boolean isWanted() {
    return !stopped;
  }

  /** Why a worker could not go on; null if all could. */
  synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** The next rows, or null when there are no more, be it for a failure. */
  synchronized @Nullable List<R> take() throws InterruptedException {
    while (!stopped && current < queues.size()) {
      Batch<R> batch = queues.get(current).poll();
      if (batch != null) {
        lying[batch.worker]--;
        notifyAll();
        return batch.rows;
      }
      if (rangesOfQueue[current] == 0) {
        current++;
      } else {
        wait();
      }
    }
    return null;
  }

  private int queue(int range) {
    return isOrdered ? range : 0;
  }
}
