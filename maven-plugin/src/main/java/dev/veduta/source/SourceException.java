package dev.veduta.source;

import org.jspecify.annotations.Nullable;

/**
 * A source that cannot be read. The message starts with a stable id in brackets, says where and why
 * and what to do next, and never holds a password.
 */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1;

  SourceException(String id, String message) {
    this(id, message, null);
  }

  SourceException(String id, String message, @Nullable Throwable cause) {
    super("[" + id + "] " + message, cause);
  }
}
