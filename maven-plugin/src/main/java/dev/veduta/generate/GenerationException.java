package dev.veduta.generate;

/** Records cannot be generated. The message starts with a stable id and says what to do. */
public final class GenerationException extends Exception {
  private static final long serialVersionUID = 1;

  GenerationException(String id, String message) {
    super("[" + id + "] " + message);
  }
}
