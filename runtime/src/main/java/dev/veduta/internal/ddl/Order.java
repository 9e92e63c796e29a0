package dev.veduta.internal.ddl;

import dev.veduta.internal.graph.Graph;
import dev.veduta.internal.graph.Levels;
import dev.veduta.view.RelationName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The order in which views can be created. */
public final class Order {
  private Order() {}

  /**
   * Each after those that it reads, by name where nothing decides.
   *
   * @param reads what each reads at once; what is no key of it is left out
   * @throws IllegalArgumentException {@code [ViewCycle]}
   */
  public static List<RelationName> of(Map<RelationName, Set<RelationName>> reads) {
    Map<RelationName, Graph.Node> nodes = new HashMap<>();
    reads.forEach(
        (view, sources) -> nodes.put(view, new Graph.Node(view, Graph.Kind.VIEW, sources)));
    Graph graph = new Graph(nodes);
    Map<RelationName, Set<RelationName>> all = new HashMap<>();
    for (RelationName view : reads.keySet()) {
      Set<RelationName> read = new HashSet<>(graph.allReadBy(view));
      read.retainAll(reads.keySet());
      all.put(view, read);
    }
    Levels levels = Levels.of(new TreeSet<>(reads.keySet()), all);
    if (!levels.cycles().isEmpty()) {
      throw new IllegalArgumentException(
          "[ViewCycle] views that read each other in a circle cannot be created one after the"
              + " other: "
              + levels.cycles().get(0));
    }
    return levels.levels().stream().flatMap(List::stream).toList();
  }
}
