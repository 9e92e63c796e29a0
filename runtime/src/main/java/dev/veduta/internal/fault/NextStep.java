package dev.veduta.internal.fault;

import dev.veduta.view.Relation;
import dev.veduta.view.RelationKind;

/** What to do about rows that are not as their record holds them to be. */
public final class NextStep {
  private NextStep() {}

  /** The step, after a refresh where the rows may be older than what is known of them. */
  public static String of(Relation<?> relation, String step) {
    if (relation.kind() == RelationKind.MATERIALIZED_VIEW) {
      return "Refresh it first: what is known of a materialized view holds as of its last refresh. "
          + step;
    }
    if (relation.isKeptInTable()) {
      return "Refresh it first: what is known of a view kept in a table holds as of its last"
          + " refresh. "
          + step;
    }
    return relation.readsWhatWasKept()
        ? "Refresh the materialized views that it reads first: what is known of them holds as of"
            + " their last refresh. "
            + step
        : step;
  }
}
