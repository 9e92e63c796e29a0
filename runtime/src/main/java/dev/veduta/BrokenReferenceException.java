package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key would refer to no row: the row that is written names one that is not there, or the
 * row that is deleted or changed is still referred to.
 */
public final class BrokenReferenceException extends ConstraintException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the other parameters. */
  public BrokenReferenceException(
      Violated violated, String message, @Nullable String sql, Throwable cause) {
    super("BrokenReference", violated, message, sql, cause);
  }
}
