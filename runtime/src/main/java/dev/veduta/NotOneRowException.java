package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Exactly one row was asked for, and there was none or there were several. */
public final class NotOneRowException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public NotOneRowException(String message, @Nullable String sql) {
    super("NotOneRow", message, sql, null);
  }
}
