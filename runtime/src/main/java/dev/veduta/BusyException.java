package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The server had no lock, slot or time to give. The same call can succeed later. */
public final class BusyException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public BusyException(String message, @Nullable String sql, @Nullable Throwable cause) {
    super("Busy", message, sql, cause);
  }
}
