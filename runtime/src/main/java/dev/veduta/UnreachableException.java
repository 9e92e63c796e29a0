package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * There is no connection to the server any more, or none could be had. Discard it and try again on
 * another.
 */
public final class UnreachableException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public UnreachableException(String message, @Nullable String sql, @Nullable Throwable cause) {
    super("Unreachable", message, sql, cause);
  }
}
