package dev.veduta;

import java.io.Serial;

/**
 * A deferred column or a relationship of a row was asked for, and it was not loaded with the row
 * and cannot be any more: the session is closed, or may load nothing by itself. Ask for it with
 * {@code query.with(...)}, or load it with {@code session.load(...)} before.
 */
public final class NotLoadedException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public NotLoadedException(String message) {
    super("NotLoaded", message, null, null);
  }
}
