package dev.veduta.internal.refresh;

import java.time.Duration;
import java.time.Instant;

/** This much time after the end of the last run. */
record FixedDelay(Duration delay) implements Timetable {
  FixedDelay {
    if (delay.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("[BadBound] a refresh every " + delay + " is too often");
    }
  }

  @Override
  public Instant next(Instant after) {
    return after.plus(delay);
  }

  /** A little less than the delay: the other process's last run is to count, not the one before. */
  @Override
  public Duration served(Instant due, Instant now) {
    return delay.multipliedBy(8).dividedBy(10);
  }
}
