package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A materialized view that was read, directly or through a view, holds no data yet. Refresh it
 * once.
 */
public final class NotPopulatedException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public NotPopulatedException(String message, @Nullable String sql, @Nullable Throwable cause) {
    super("NotPopulated", message, sql, cause);
  }
}
