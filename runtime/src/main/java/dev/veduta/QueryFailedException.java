package dev.veduta;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The server rejected or gave up the statement for a reason that trying again does not change. */
public final class QueryFailedException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public QueryFailedException(String message, @Nullable String sql, @Nullable Throwable cause) {
    super("QueryFailed", message, sql, cause);
  }
}
