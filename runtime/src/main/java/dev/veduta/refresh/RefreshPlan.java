package dev.veduta.refresh;

import static java.util.stream.Collectors.joining;

import dev.veduta.view.RelationName;
import java.util.List;

/**
 * The materialized views to refresh, in an order in which each comes after all it reads: in levels,
 * the views of one level being independent of each other. Immutable and thread-safe.
 *
 * @param levels by name within a level; no level is empty
 * @param cycles views that read their own rows, if only through other views (which is legal, and
 *     gives something new at each refresh): each cycle's materialized views, by name. They follow
 *     each other in the plan in this order
 */
public record RefreshPlan(List<List<Step>> levels, List<List<RelationName>> cycles) {
  /**
   * A materialized view to refresh.
   *
   * @param view its name
   * @param concurrently whether it would be refreshed so by {@link RefreshMode#AUTO}, as things are
   * @param because why so or why not, in words for people
   */
  public record Step(RelationName view, boolean concurrently, String because) {
    @Override
    public String toString() {
      return view + (concurrently ? " concurrently: " : " plainly: ") + because;
    }
  }

  public RefreshPlan {
    levels = levels.stream().map(List::copyOf).toList();
    cycles = cycles.stream().map(List::copyOf).toList();
  }

  /** All views, in order. */
  public List<RelationName> views() {
    return levels.stream().flatMap(List::stream).map(Step::view).toList();
  }

  /** For people: a line for each view, below its level, and for each cycle. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < levels.size(); i++) {
      text.append("level ").append(i + 1).append('\n');
      levels.get(i).forEach(step -> text.append("  ").append(step).append('\n'));
    }
    for (List<RelationName> cycle : cycles) {
      text.append("cycle ")
          .append(cycle.stream().map(RelationName::toString).collect(joining(", ")))
          .append('\n');
    }
    return text.toString();
  }
}
