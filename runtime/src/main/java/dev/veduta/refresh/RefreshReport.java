package dev.veduta.refresh;

import static java.util.stream.Collectors.joining;

import dev.veduta.view.Relation;
import dev.veduta.view.RelationName;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What became of a refresh. Immutable and thread-safe; no component is null.
 *
 * @param plan what was to be done
 * @param views what became of each view, in the plan's order
 * @param took how long it took altogether
 */
public record RefreshReport(RefreshPlan plan, List<ViewRefresh> views, Duration took) {
  public RefreshReport {
    views = List.copyOf(views);
  }

  /**
   * What became of this view.
   *
   * @throws NoSuchElementException if it was not in the plan
   */
  public ViewRefresh of(Relation<?> view) {
    return of(view.readFrom());
  }

  /** As {@link #of(Relation)}. */
  public ViewRefresh of(RelationName view) {
    return views.stream()
        .filter(it -> it.view().equals(view))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(view + " is not in the plan"));
  }

  /** For people: a line for each view. */
  @Override
  public String toString() {
    return views.stream().map(ViewRefresh::toString).collect(joining("\n"));
  }
}
