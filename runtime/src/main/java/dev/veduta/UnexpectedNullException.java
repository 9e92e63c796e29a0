package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A column that the record holds never null was null. Generate the record anew; a materialized view
 * may only need a refresh, for it keeps nulls from before a constraint.
 */
public final class UnexpectedNullException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public UnexpectedNullException(String message, @Nullable String sql, @Nullable Throwable cause) {
    super("UnexpectedNull", message, sql, cause);
  }
}
