package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Nothing can be written here: the transaction is read-only, or the server is a standby. Write on
 * the primary.
 */
public final class ReadOnlyException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public ReadOnlyException(String message, @Nullable String sql, @Nullable Throwable cause) {
    super("ReadOnly", message, sql, cause);
  }
}
