package dev.veduta.introspect;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import dev.veduta.catalog.QualifiedName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Did you mean: the relations whose names are the fewest edits away from a pattern. */
final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  static List<QualifiedName> of(RelationPattern pattern, List<QualifiedName> relations) {
    return relations.stream()
        .map(relation -> new Candidate(relation, edits(pattern, relation)))
        .filter(candidate -> candidate.edits() <= tolerance(pattern.text()))
        .sorted(comparing(Candidate::edits).thenComparing(Candidate::relation))
        .limit(MOST)
        .map(Candidate::relation)
        .toList();
  }

  /** The one of {@code names} that is nearest to {@code name}, if any is near. */
  static Optional<String> nearest(String name, List<String> names) {
    Glob wanted = Glob.literal(name);
    return names.stream()
        .filter(it -> edits(wanted, it) <= tolerance(name))
        .min(comparing((String it) -> edits(wanted, it)).thenComparing(naturalOrder()));
  }

  private static int tolerance(String name) {
    return Math.max(2, name.length() / 3);
  }

  private static int edits(RelationPattern pattern, QualifiedName relation) {
    return edits(pattern.schema(), relation.schema()) + edits(pattern.name(), relation.name());
  }

  /**
   * Levenshtein's distance, where a star takes any characters for nothing.
   *
   * <p>{@code row[i]} is the cost of turning the pattern so far into the first {@code i}
   * characters.
   */
  static int edits(Glob pattern, String text) {
    int[] row = new int[text.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int piece = 0; piece < pattern.pieces().size(); piece++) {
      if (piece > 0) {
        passStar(row);
      }
      for (char wanted : pattern.pieces().get(piece).toCharArray()) {
        passCharacter(row, wanted, text);
      }
    }
    return row[text.length()];
  }

  private static void passStar(int[] row) {
    for (int i = 1; i < row.length; i++) {
      row[i] = Math.min(row[i], row[i - 1]);
    }
  }

  private static void passCharacter(int[] row, char wanted, String text) {
    int diagonal = row[0];
    row[0]++;
    for (int i = 1; i < row.length; i++) {
      int replaced = diagonal + (text.charAt(i - 1) == wanted ? 0 : 1);
      diagonal = row[i];
      row[i] = Math.min(replaced, 1 + Math.min(row[i], row[i - 1]));
    }
  }

  private record Candidate(QualifiedName relation, int edits) {}
}
