package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No row has the key asked for. */
public final class RowNotFoundException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public RowNotFoundException(String message, @Nullable String sql) {
    super("RowNotFound", message, sql, null);
  }
}
