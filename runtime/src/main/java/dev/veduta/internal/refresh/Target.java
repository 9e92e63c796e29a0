package dev.veduta.internal.refresh;

import dev.veduta.view.RelationName;
import java.util.Set;

/** What a caller wants refreshed. */
public sealed interface Target {
  /** All materialized views of the database. */
  record All() implements Target {}

  /** Those that read these relations, through whatever lies between. */
  record After(Set<RelationName> relations) implements Target {
    public After {
      relations = Set.copyOf(relations);
    }
  }

  /**
   * Those named.
   *
   * @param dependencies whether what they read is refreshed before
   * @param dependents whether what reads them is refreshed after
   */
  record Named(Set<RelationName> views, boolean dependencies, boolean dependents)
      implements Target {
    public Named {
      views = Set.copyOf(views);
    }
  }
}
