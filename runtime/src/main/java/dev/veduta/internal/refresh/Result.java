package dev.veduta.internal.refresh;

import dev.veduta.VedutaException;
import dev.veduta.internal.transaction.Tries;
import dev.veduta.refresh.ViewRefresh;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.view.RelationName;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a view.
 *
 * @param shown as the caller sees it
 * @param transaction the number of the transaction that refreshed it, {@link #NONE} if none did
 */
record Result(ViewRefresh shown, long transaction) {
  static final long NONE = Long.MIN_VALUE;

  static Result of(Attempt attempt, Tries tries) {
    return new Result(
        attempt.shown(tries.count(), tries.paused()),
        attempt.start() == null ? NONE : attempt.start().transaction());
  }

  static Result failed(RelationName view, VedutaException failure, Tries tries) {
    return of(
        view,
        Outcome.FAILED,
        String.valueOf(failure.getMessage()),
        tries.count(),
        tries.paused(),
        failure);
  }

  static Result skipped(RelationName view, String because) {
    return of(view, Outcome.SKIPPED, because, 0, Duration.ZERO, null);
  }

  private static Result of(
      RelationName view,
      Outcome outcome,
      String because,
      int tries,
      Duration waited,
      @Nullable VedutaException failure) {
    ViewRefresh shown =
        new ViewRefresh(
            view,
            outcome,
            false,
            because,
            null,
            Duration.ZERO,
            waited,
            tries,
            Optional.empty(),
            failure);
    return new Result(shown, NONE);
  }

  /** Whether its transaction has refreshed it, here or elsewhere. */
  boolean isRefreshed() {
    return shown.outcome() == Outcome.REFRESHED || shown.outcome() == Outcome.JOINED;
  }

  boolean isDone() {
    return shown.outcome() != Outcome.FAILED && shown.outcome() != Outcome.SKIPPED;
  }
}
