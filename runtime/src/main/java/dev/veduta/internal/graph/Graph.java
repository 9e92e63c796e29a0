package dev.veduta.internal.graph;

import dev.veduta.view.RelationName;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Which relation reads which. Immutable. */
public final class Graph {
  private final Map<RelationName, Node> relations;
  private final Map<RelationName, Set<RelationName>> readers;

  /**
   * A relation.
   *
   * @param reads what it reads at once
   */
  public record Node(RelationName name, Kind kind, Set<RelationName> reads) {}

  /** What a relation is to a refresh. */
  public enum Kind {
    MATERIALIZED,
    /** A table that keeps the rows of a view, which it reads. */
    KEPT,
    VIEW,
    TABLE
  }

  public Graph(Map<RelationName, Node> relations) {
    this.relations = Map.copyOf(relations);
    this.readers = readers(relations.values());
  }

  /** Every relation of users' schemas. */
  public Set<RelationName> relations() {
    return relations.keySet();
  }

  /** Whether it holds rows that a refresh writes. */
  public boolean isMaterialized(RelationName name) {
    return kind(name) == Kind.MATERIALIZED || isKept(name);
  }

  /** Whether it is a table that does so. */
  public boolean isKept(RelationName name) {
    return kind(name) == Kind.KEPT;
  }

  /** What holds a view's rows: the table that keeps them, where there is one, or else itself. */
  public RelationName rowsOf(RelationName view) {
    List<RelationName> kept = readersOf(view).stream().filter(this::isKept).toList();
    return isMaterialized(view) || kept.size() != 1 ? view : kept.get(0);
  }

  /** All that these read, through whatever lies between, and they themselves. */
  public Set<RelationName> withAllRead(Collection<RelationName> names) {
    return reached(names, this::readBy);
  }

  /** All that read these, through whatever lies between, and they themselves. */
  public Set<RelationName> withAllReaders(Collection<RelationName> names) {
    return reached(names, this::readersOf);
  }

  /** All that this one reads, through whatever lies between; itself only if it is in a cycle. */
  public Set<RelationName> allReadBy(RelationName name) {
    return withAllRead(readBy(name));
  }

  /** The materialized views that this one reads, itself too if it is in a cycle. */
  public NavigableSet<RelationName> allMaterializedReadBy(RelationName name) {
    NavigableSet<RelationName> read = new TreeSet<>(allReadBy(name));
    read.removeIf(source -> !isMaterialized(source));
    return read;
  }

  /**
   * The least name of the views that hang together with this one, by reading each other: those
   * whose refreshes could wait for each other in a circle.
   */
  public RelationName group(RelationName name) {
    return reached(
            Set.of(name),
            view -> {
              Set<RelationName> near = new TreeSet<>(readBy(view));
              near.addAll(readersOf(view));
              near.removeIf(other -> kind(other) == Kind.TABLE);
              return near;
            })
        .iterator()
        .next();
  }

  /** A parent and a table in it are one thing to who writes. */
  public Set<RelationName> withChildren(RelationName table) {
    return reached(
        Set.of(table), name -> kind(name) == Kind.TABLE ? readBy(name) : Set.<RelationName>of());
  }

  private Kind kind(RelationName name) {
    Node node = relations.get(name);
    return node == null ? Kind.TABLE : node.kind();
  }

  private Set<RelationName> readBy(RelationName name) {
    Node node = relations.get(name);
    return node == null ? Set.of() : node.reads();
  }

  private Set<RelationName> readersOf(RelationName name) {
    return readers.getOrDefault(name, Set.of());
  }

  private static Map<RelationName, Set<RelationName>> readers(Collection<Node> nodes) {
    Map<RelationName, Set<RelationName>> readers = new HashMap<>();
    for (Node node : nodes) {
      for (RelationName source : node.reads()) {
        readers.computeIfAbsent(source, name -> new TreeSet<>()).add(node.name());
      }
    }
    return readers;
  }

  private interface Step {
    Set<RelationName> from(RelationName name);
  }

  private static Set<RelationName> reached(Collection<RelationName> from, Step step) {
    Set<RelationName> reached = new TreeSet<>(from);
    Deque<RelationName> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (RelationName next : step.from(open.pop())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
    return reached;
  }
}
