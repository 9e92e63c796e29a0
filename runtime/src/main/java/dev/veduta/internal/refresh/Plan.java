package dev.veduta.internal.refresh;

import dev.veduta.refresh.RefreshPlan;
import dev.veduta.view.RelationName;
import java.util.Map;
import java.util.Set;

/**
 * A plan and what carrying it out needs to know beside. Immutable.
 *
 * @param shown the plan
 * @param reads of each view, the others that it reads, in the plan or not, through whatever lies
 *     between
 * @param groups of each view, the least name of those that hang together with it
 */
record Plan(
    RefreshPlan shown,
    Map<RelationName, Set<RelationName>> reads,
    Map<RelationName, RelationName> groups) {
  Plan {
    reads = Map.copyOf(reads);
    groups = Map.copyOf(groups);
  }
}
