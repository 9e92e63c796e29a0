package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A row was not written, for the view would not show it, and its {@code WITH CHECK OPTION} forbids
 * that. Take other values, or write it through the table.
 */
public final class NotInViewException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public NotInViewException(String message, @Nullable String sql, @Nullable Throwable cause) {
    super("NotInView", message, sql, cause);
  }
}
