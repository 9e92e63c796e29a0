package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A value is not one that the column's Java type can hold. */
public final class UnreadableValueException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public UnreadableValueException(String message, @Nullable String sql, @Nullable Throwable cause) {
    super("UnreadableValue", message, sql, cause);
  }
}
