package dev.veduta;

import java.io.Serial;

/** A session, or a stream of one, was used after the session was closed. */
public final class SessionClosedException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public SessionClosedException(String message) {
    super("SessionClosed", message, null, null);
  }
}
