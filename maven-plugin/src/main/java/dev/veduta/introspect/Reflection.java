package dev.veduta.introspect;

import dev.veduta.catalog.CatalogView;
import java.util.List;

/**
 * What was read from a database. Immutable.
 *
 * @param views the selected relations, by name
 * @param unmatched the including patterns that matched nothing, in the order given
 * @param problems what is wrong but stops nothing: {@code [AssertionColumnUnknown]}, {@code
 *     [AssertionIncomplete]}, {@code [AssertionMisplaced]}, {@code [ServerUntested]}
 */
public record Reflection(
    List<CatalogView> views, List<UnmatchedPattern> unmatched, List<Problem> problems) {
  public Reflection {
    views = List.copyOf(views);
    unmatched = List.copyOf(unmatched);
    problems = List.copyOf(problems);
  }
}
