package dev.veduta.refresh;

import dev.veduta.VedutaException;
import dev.veduta.view.RelationName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one view in a refresh. Immutable and thread-safe.
 *
 * @param view the materialized view
 * @param outcome what became of it
 * @param concurrently whether readers could go on meanwhile; false where it was not refreshed
 * @param because why so, in words for people: why that mode, why it was skipped
 * @param started when its refresh started, by the server's clock; what was committed before is in
 *     the view. Of a joined one, the start of the one that served; null if it never started
 * @param took how long the statement ran, as seen from here
 * @param waited how long it waited for others' refreshes and between tries
 * @param tries how often it was tried; 0 where it was skipped
 * @param rows what changed, where PostgreSQL tells
 * @param failure why it failed; null unless it did
 */
public record ViewRefresh(
    RelationName view,
    Outcome outcome,
    boolean concurrently,
    String because,
    @Nullable Instant started,
    Duration took,
    Duration waited,
    int tries,
    Optional<Rows> rows,
    @Nullable VedutaException failure) {
  /** What became of a view. */
  public enum Outcome {
    /** It was refreshed. */
    REFRESHED,
    /** Another refresh that started after this one was asked for has committed. */
    JOINED,
    /** It is younger than asked for. */
    FRESH,
    /** Something that it reads failed. */
    SKIPPED,
    /** It was tried and could not be; it holds what it held. */
    FAILED
  }

  /**
   * What a refresh wrote.
   *
   * @param inserted rows inserted; all of them in a plain refresh
   * @param updated rows updated in place; 0 but for views kept in tables
   * @param deleted rows deleted
   */
  public record Rows(long inserted, long updated, long deleted) {
    @Override
    public String toString() {
      return "+" + inserted + (updated == 0 ? "" : " ~" + updated) + " -" + deleted;
    }
  }

  /** One line for people. */
  @Override
  public String toString() {
    return view
        + " "
        + outcome.name().toLowerCase(java.util.Locale.ROOT)
        + (outcome == Outcome.REFRESHED ? (concurrently ? " concurrently" : " plainly") : "")
        + " in "
        + took.toMillis()
        + " ms"
        + (waited.isZero() ? "" : ", waited " + waited.toMillis() + " ms")
        + (tries > 1 ? ", " + tries + " tries" : "")
        + rows.map(it -> ", rows " + it).orElse("")
        + ": "
        + because;
  }
}
