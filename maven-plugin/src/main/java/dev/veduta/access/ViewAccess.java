package dev.veduta.access;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.introspect.Printable;
import java.util.List;

/**
 * What a role may do with a view. Immutable.
 *
 * @param view the view
 * @param materialized whether it can be refreshed at all
 * @param toRead what the role lacks to read it
 * @param toRefresh what it lacks to refresh it
 */
public record ViewAccess(
    QualifiedName view, boolean materialized, List<Lack> toRead, List<Lack> toRefresh) {
  /**
   * Something that is missing.
   *
   * @param text what, as the end of a sentence about the role
   * @param remedy the statement that would help
   */
  public record Lack(String text, String remedy) {
    @Override
    public String toString() {
      return Printable.of(text + " (" + remedy + ")");
    }
  }

  public ViewAccess {
    toRead = List.copyOf(toRead);
    toRefresh = List.copyOf(toRefresh);
  }

  /** A line for people. */
  @Override
  public String toString() {
    return Printable.of(view.toString())
        + ":"
        + said("read", toRead)
        + (materialized ? "," + said("refresh", toRefresh) : "");
  }

  private static String said(String verb, List<Lack> lacks) {
    return lacks.isEmpty()
        ? " it may " + verb
        : " it may not "
            + verb
            + ", for it "
            + lacks.stream().map(Lack::toString).collect(joining(", and "));
  }
}
