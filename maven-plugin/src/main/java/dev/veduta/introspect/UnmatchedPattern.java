package dev.veduta.introspect;

import dev.veduta.catalog.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An including pattern that matched no relation. Immutable.
 *
 * @param pattern the pattern
 * @param nearest the relations whose names come nearest, the nearest first; may be empty
 */
public record UnmatchedPattern(RelationPattern pattern, List<QualifiedName> nearest) {
  public UnmatchedPattern {
    nearest = List.copyOf(nearest);
  }

  /** The warning, in one line. */
  public String message() {
    return Printable.of("[PatternUnmatched] No relation matches " + pattern + hint());
  }

  private String hint() {
    return nearest.isEmpty()
        ? "; is this the right database, and have its migrations run?"
        : nearest.stream()
            .map(QualifiedName::toString)
            .collect(Collectors.joining(", ", "; the nearest: ", "."));
  }
}
