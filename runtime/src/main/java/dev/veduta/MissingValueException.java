package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A column that has to have a value would have none: it was not said and has no default, or null
 * was said. The column need not be one of the record.
 */
public final class MissingValueException extends ConstraintException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the other parameters. */
  public MissingValueException(
      Violated violated, String message, @Nullable String sql, Throwable cause) {
    super("MissingValue", violated, message, sql, cause);
  }
}
