package dev.veduta.internal.refresh;

import dev.veduta.internal.transaction.Start;
import dev.veduta.refresh.ViewRefresh;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.refresh.ViewRefresh.Rows;
import dev.veduta.view.RelationName;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A try that succeeded, or found that there was nothing to do.
 *
 * @param start when the refresh that serves started; null if it is not known
 * @param took how long the statement ran
 * @param waited how long the locks of others were waited for
 */
record Attempt(
    RelationName view,
    Outcome outcome,
    boolean concurrently,
    String because,
    @Nullable Start start,
    Duration took,
    Duration waited,
    Optional<Rows> rows) {
  static Attempt notNeeded(
      RelationName view, Outcome outcome, String because, Start start, Duration waited) {
    return new Attempt(
        view, outcome, false, because, start, Duration.ZERO, waited, Optional.empty());
  }

  /** For the report. */
  ViewRefresh shown(int tries, Duration paused) {
    return new ViewRefresh(
        view,
        outcome,
        concurrently,
        because,
        start == null ? null : start.at(),
        took,
        waited.plus(paused),
        tries,
        rows,
        null);
  }
}
