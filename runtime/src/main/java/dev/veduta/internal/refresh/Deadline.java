package dev.veduta.internal.refresh;

import java.time.Duration;

/**
 * A point in time to be done by. Immutable.
 *
 * @param nanos by {@link System#nanoTime}
 */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left; zero where nothing is. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }
}
