package dev.veduta.internal.transaction;

import java.time.Duration;

/**
 * A point in time to be done by. Immutable.
 *
 * @param nanos by {@link System#nanoTime}
 */
public record Deadline(long nanos) {
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left; zero where nothing is. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }
}
