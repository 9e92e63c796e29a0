package dev.veduta.internal.graph;

import dev.veduta.view.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Views in levels: each in the first one that comes after all it reads. Views of a cycle follow
 * each other by name.
 */
public record Levels(List<List<RelationName>> levels, List<List<RelationName>> cycles) {
  /**
   * Puts views in levels.
   *
   * @param reads what each reads, directly or not; only views of the set
   */
  public static Levels of(
      NavigableSet<RelationName> views, Map<RelationName, Set<RelationName>> reads) {
    Map<RelationName, List<RelationName>> before = new HashMap<>();
    for (RelationName view : views) {
      before.put(
          view,
          reads.getOrDefault(view, Set.of()).stream()
              .filter(other -> isBefore(other, view, reads))
              .toList());
    }
    List<List<RelationName>> levels = new ArrayList<>();
    NavigableSet<RelationName> waiting = new TreeSet<>(views);
    while (!waiting.isEmpty()) {
      List<RelationName> level =
          waiting.stream()
              .filter(
                  view ->
                      before.getOrDefault(view, List.of()).stream().noneMatch(waiting::contains))
              .toList();
      levels.add(level);
      level.forEach(waiting::remove);
    }
    return new Levels(levels, cycles(views, reads));
  }

  /** Of one that the other reads. */
  private static boolean isBefore(
      RelationName one, RelationName other, Map<RelationName, Set<RelationName>> reads) {
    boolean cyclic = reads.getOrDefault(one, Set.of()).contains(other);
    return !cyclic || one.compareTo(other) < 0;
  }

  private static List<List<RelationName>> cycles(
      NavigableSet<RelationName> views, Map<RelationName, Set<RelationName>> reads) {
    List<List<RelationName>> cycles = new ArrayList<>();
    NavigableSet<RelationName> cyclic = new TreeSet<>(views);
    cyclic.removeIf(view -> !reads.getOrDefault(view, Set.of()).contains(view));
    while (!cyclic.isEmpty()) {
      RelationName first = cyclic.first();
      List<RelationName> cycle =
          cyclic.stream()
              .filter(
                  view ->
                      reads.getOrDefault(view, Set.of()).contains(first)
                          && reads.getOrDefault(first, Set.of()).contains(view))
              .toList();
      cycles.add(cycle);
      cycle.forEach(cyclic::remove);
    }
    return cycles;
  }
}
