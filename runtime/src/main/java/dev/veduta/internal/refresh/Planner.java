package dev.veduta.internal.refresh;

import dev.veduta.StaleViewException;
import dev.veduta.internal.graph.Graph;
import dev.veduta.internal.graph.Levels;
import dev.veduta.internal.graph.LiveGraph;
import dev.veduta.refresh.RefreshPlan;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From the graph and what is wanted to the views to refresh, in order. */
final class Planner {
  private final Graph graph;

  private Planner(Graph graph) {
    this.graph = graph;
  }

  /**
   * Plans on a connection with a transaction open, whose search path this sets until it ends.
   *
   * @throws StaleViewException if a view that is named is no materialized view
   * @throws IllegalArgumentException {@code [UnknownRelation]} if there is no such relation
   */
  static Plan plan(Connection connection, Target target) throws SQLException {
    Planner planner = new Planner(LiveGraph.read(connection));
    NavigableSet<RelationName> chosen = planner.chosen(target);
    return planner.plan(chosen, MaterializedView.of(connection, chosen));
  }

  private NavigableSet<RelationName> chosen(Target target) {
    NavigableSet<RelationName> chosen = new TreeSet<>();
    if (target instanceof Target.All) {
      chosen.addAll(graph.relations());
    } else if (target instanceof Target.After after) {
      chosen.addAll(readersOf(after.relations()));
    } else if (target instanceof Target.Named named) {
      Set<RelationName> views =
          named.views().stream().map(graph::rowsOf).collect(Collectors.toSet());
      views.forEach(this::requireMaterialized);
      chosen.addAll(views);
      chosen.addAll(named.dependencies() ? graph.withAllRead(views) : Set.of());
      chosen.addAll(named.dependents() ? graph.withAllReaders(views) : Set.of());
    }
    chosen.removeIf(name -> !graph.isMaterialized(name));
    return chosen;
  }

  private Set<RelationName> readersOf(Set<RelationName> relations) {
    relations.forEach(this::requireKnown);
    Set<RelationName> changed = new TreeSet<>();
    relations.forEach(name -> changed.addAll(graph.withChildren(name)));
    Set<RelationName> readers = graph.withAllReaders(changed);
    readers.removeAll(relations);
    return readers;
  }

  private void requireKnown(RelationName name) {
    if (!graph.relations().contains(name)) {
      throw new IllegalArgumentException(
          "[UnknownRelation] the database has no table or view "
              + name
              + "; write schema.name, upper and lower case as in the database");
    }
  }

  private void requireMaterialized(RelationName name) {
    if (!graph.isMaterialized(name)) {
      throw new StaleViewException(
          name, List.of("there is no such materialized view any more"), null, null);
    }
  }

  private Plan plan(NavigableSet<RelationName> chosen, Map<RelationName, MaterializedView> facts) {
    chosen.removeIf(name -> !graph.isKept(name) && !facts.containsKey(name));
    Map<RelationName, Set<RelationName>> reads = new HashMap<>();
    Map<RelationName, RelationName> groups = new HashMap<>();
    for (RelationName view : chosen) {
      reads.put(view, graph.allMaterializedReadBy(view));
      groups.put(view, graph.group(view));
    }
    Levels levels = Levels.of(chosen, reads);
    List<List<RefreshPlan.Step>> steps = new ArrayList<>();
    for (List<RelationName> level : levels.levels()) {
      steps.add(level.stream().map(view -> step(view, facts)).toList());
    }
    return new Plan(new RefreshPlan(steps, levels.cycles()), reads, groups);
  }

  private RefreshPlan.Step step(RelationName name, Map<RelationName, MaterializedView> facts) {
    MaterializedView view = facts.get(name);
    return view == null ? new RefreshPlan.Step(name, true, KeptTable.BECAUSE) : view.step();
  }
}
