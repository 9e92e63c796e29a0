package dev.veduta.internal.transaction;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a refresh may take.
 *
 * @param lock how long one try waits for readers and writers to let go of the view
 * @param statement how long the statement may run; empty for what the role has
 * @param deadline how long, from the call on, it is tried again and others' refreshes are waited
 *     for
 */
public record Bounds(Duration lock, Optional<Duration> statement, Duration deadline) {
  /** Short enough that a reader who stays does not make all others queue behind the refresh. */
  public static final Bounds DEFAULT =
      new Bounds(Duration.ofSeconds(5), Optional.empty(), Duration.ofMinutes(5));

  /** The same with another bound for locks. */
  public Bounds lock(Duration other) {
    return new Bounds(positive(other), statement, deadline);
  }

  /** The same with a bound for the statement. */
  public Bounds statement(Duration other) {
    return new Bounds(lock, Optional.of(positive(other)), deadline);
  }

  /** The same with another deadline. */
  public Bounds deadline(Duration other) {
    return new Bounds(lock, statement, positive(other));
  }

  private static Duration positive(Duration bound) {
    if (bound.toMillis() <= 0) {
      throw new IllegalArgumentException(
          "[BadBound] " + bound + " is less than a millisecond, which a server takes for none");
    }
    return bound;
  }
}
