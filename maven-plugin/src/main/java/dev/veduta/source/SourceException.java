package dev.veduta.source;

import org.jspecify.annotations.Nullable;

/**
 * A source that cannot be read. The message starts with a stable id in brackets, says where and why
 * and what to do next, and never holds a password.
 */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * A source that cannot be read.
   *
   * @param id the stable id
   * @param message where, why and what next
   */
  public SourceException(String id, String message) {
    this(id, message, null);
  }

  /**
   * A source that cannot be read.
   *
   * @param id the stable id
   * @param message where, why and what next
   * @param cause what it comes from
   */
  public SourceException(String id, String message, @Nullable Throwable cause) {
    super("[" + id + "] " + message, cause);
  }
}
