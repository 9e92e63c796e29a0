package dev.veduta.migration;

/**
 * A migration that cannot be written. The message starts with a stable id in brackets, and says why
 * and what to do next.
 */
public final class MigrationException extends Exception {
  private static final long serialVersionUID = 1;

  MigrationException(String id, String message) {
    super("[" + id + "] " + message);
  }
}
