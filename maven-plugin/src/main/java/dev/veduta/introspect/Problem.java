package dev.veduta.introspect;

/**
 * Something that the user should know of a reflection which went well all the same. Immutable.
 *
 * @param id stable, for searching
 * @param text where, why and what to do next
 */
public record Problem(String id, String text) {
  /** The warning, in one line. */
  public String message() {
    return "[" + id + "] " + Printable.of(text);
  }
}
