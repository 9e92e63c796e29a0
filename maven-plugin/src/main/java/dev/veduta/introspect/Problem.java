package dev.veduta.introspect;

/**
 * Something that is wrong with what was reflected. Immutable.
 *
 * @param id stable, for searching
 * @param text where, why and what to do next
 */
public record Problem(String id, String text) {
  /** The warning or error, in one line. */
  public String message() {
    return "[" + id + "] " + Printable.of(text);
  }
}
