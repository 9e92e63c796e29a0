package dev.veduta.internal.refresh;

import dev.veduta.internal.transaction.Bounds;
import dev.veduta.refresh.RefreshMode;
import java.time.Duration;
import java.util.Optional;

/**
 * A refresh as it was asked for; equal ones of one process can be served together.
 *
 * @param together whether all views change in one transaction
 * @param connections how many views are refreshed side by side at most
 * @param olderThan leave alone what is younger; empty to refresh in any case
 */
public record Request(
    Target target,
    RefreshMode mode,
    boolean together,
    int connections,
    Bounds bounds,
    Optional<Duration> olderThan) {
  /** All defaults. */
  public static Request of(Target target) {
    return new Request(target, RefreshMode.AUTO, false, 1, Bounds.DEFAULT, Optional.empty());
  }

  /** The same for another target. */
  public Request target(Target other) {
    return new Request(other, mode, together, connections, bounds, olderThan);
  }

  /** The same in another mode. */
  public Request mode(RefreshMode other) {
    return new Request(target, other, together, connections, bounds, olderThan);
  }

  /** The same in one transaction. */
  public Request inOneTransaction() {
    return new Request(target, mode, true, connections, bounds, olderThan);
  }

  /** The same over so many connections. */
  public Request connections(int count) {
    return new Request(target, mode, together, count, bounds, olderThan);
  }

  /** The same within other bounds. */
  public Request bounds(Bounds other) {
    return new Request(target, mode, together, connections, other, olderThan);
  }

  /** The same for views older than this. */
  public Request olderThan(Duration age) {
    return new Request(target, mode, together, connections, bounds, Optional.of(age));
  }
}
