package dev.veduta.drift;

import dev.veduta.catalog.QualifiedName;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Differences as people read them: by view, a line for each.
 *
 * @param differences all that were found
 */
public record DriftReport(List<Difference> differences) {
  public DriftReport {
    differences = List.copyOf(differences);
  }

  /** Whether the catalog is out of date. */
  public boolean isDrift() {
    return differences.stream().anyMatch(Difference::isDrift);
  }

  /** What makes the catalog out of date; empty if nothing does. */
  public String drift() {
    return lines(differences.stream().filter(Difference::isDrift).toList());
  }

  /** What differs and matters to nobody's code; empty if nothing does. */
  public String notes() {
    return lines(differences.stream().filter(it -> !it.isDrift()).toList());
  }

  private static String lines(List<Difference> differences) {
    TreeMap<QualifiedName, List<Difference>> byView =
        differences.stream()
            .collect(Collectors.groupingBy(Difference::view, TreeMap::new, Collectors.toList()));
    return byView.entrySet().stream()
        .map(view -> Shown.name(view.getKey()) + "\n" + lines(view.getValue(), "  - "))
        .collect(Collectors.joining("\n"));
  }

  private static String lines(List<Difference> differences, String bullet) {
    return differences.stream()
        .map(difference -> bullet + DifferenceText.of(difference))
        .collect(Collectors.joining("\n"));
  }
}
