package dev.veduta;

import java.io.Serial;

/**
 * A session was used from another thread than the one that opened it. Open a session per thread.
 */
public final class WrongThreadException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the parameters. */
  public WrongThreadException(String message) {
    super("WrongThread", message, null, null);
  }
}
