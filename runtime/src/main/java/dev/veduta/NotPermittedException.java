package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The role that is connected lacks a privilege, could not log in, or wrote a row that row security
 * refuses, or would not show it. Grant it, see to the policies, or connect as another role.
 */
public final class NotPermittedException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public NotPermittedException(String message, @Nullable String sql, @Nullable Throwable cause) {
    super("NotPermitted", message, sql, cause);
  }
}
