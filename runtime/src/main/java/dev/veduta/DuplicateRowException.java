package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Another row has what only one row may have: a primary key, a unique constraint or index, or what
 * an exclusion constraint keeps apart. Take other values, or update the row that is there.
 */
public final class DuplicateRowException extends ConstraintException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the other parameters. */
  public DuplicateRowException(
      Violated violated, String message, @Nullable String sql, Throwable cause) {
    super("DuplicateRow", violated, message, sql, cause);
  }
}
