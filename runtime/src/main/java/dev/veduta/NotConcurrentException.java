package dev.veduta;

import dev.veduta.view.RelationName;
import java.io.Serial;

/**
 * A refresh that had to be {@code CONCURRENTLY} cannot be. Make a unique index of plain columns
 * over all rows, or allow another mode.
 */
public final class NotConcurrentException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public NotConcurrentException(RelationName view, String because) {
    super(
        "NotConcurrent",
        view
            + " cannot be refreshed concurrently: "
            + because
            + ". Refresh it plainly once if it holds no data yet; else make a unique index of plain"
            + " columns over all its rows, or let the mode be AUTO.",
        null,
        null);
  }
}
