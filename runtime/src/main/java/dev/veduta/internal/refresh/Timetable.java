package dev.veduta.internal.refresh;

import java.time.Duration;
import java.time.Instant;

/** When a schedule is due. Immutable. */
interface Timetable {
  /** The first time after this one. */
  Instant next(Instant after);

  /** How young a view has to be, at a run that was due then, for another process to have served. */
  Duration served(Instant due, Instant now);

  /** How late a run may start, so that not all processes ask at once. */
  default Duration jitter(Instant due) {
    return least(Duration.between(due, next(due)).dividedBy(10), Duration.ofMinutes(1));
  }

  static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
