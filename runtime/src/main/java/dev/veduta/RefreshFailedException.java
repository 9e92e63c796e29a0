package dev.veduta;

import static java.util.stream.Collectors.joining;

import dev.veduta.refresh.RefreshReport;
import dev.veduta.refresh.ViewRefresh;
import dev.veduta.refresh.ViewRefresh.Outcome;
import java.io.Serial;
import java.util.List;

/**
 * Of several views to refresh, some could not be. The others are refreshed; those that failed, and
 * those that read them, hold what they held. The failures are suppressed exceptions of this one.
 */
public final class RefreshFailedException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient RefreshReport report;

  /** Made by the runtime, from a report with a failure in it. */
  public RefreshFailedException(RefreshReport report) {
    super("RefreshFailed", message(report), null, null);
    this.report = report;
    for (ViewRefresh view : report.views()) {
      if (view.failure() != null) {
        addSuppressed(view.failure());
      }
    }
  }

  /** What became of each view. */
  public RefreshReport report() {
    return report;
  }

  private static String message(RefreshReport report) {
    List<ViewRefresh> views = report.views();
    return views.stream().filter(it -> it.failure() != null).count()
        + " of "
        + views.size()
        + " views failed, "
        + views.stream().filter(it -> it.outcome() == Outcome.SKIPPED).count()
        + " were skipped as they read one that failed; they hold what they held:\n"
        + views.stream()
            .filter(it -> it.failure() != null || it.outcome() == Outcome.SKIPPED)
            .map(it -> "  " + it.view() + ": " + it.because())
            .collect(joining("\n"));
  }
}
