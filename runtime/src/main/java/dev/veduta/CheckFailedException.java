package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A value is not what a check constraint, of the table or of the column's domain, allows; or, with
 * no constraint named, no partition of the table takes the row.
 */
public final class CheckFailedException extends ConstraintException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the other parameters. */
  public CheckFailedException(
      Violated violated, String message, @Nullable String sql, Throwable cause) {
    super("CheckFailed", violated, message, sql, cause);
  }
}
