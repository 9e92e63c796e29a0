package dev.veduta.prove.rule;

import dev.veduta.prove.fact.FactReader.Definition;
import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.fact.Relation;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Range;
import java.util.List;
import java.util.Map;

/**
 * Where a view's columns come from, as PostgreSQL follows them when it writes through a view
 * (manual, CREATE VIEW, Updatable Views): each view on the way reads one relation, and the column
 * is a plain reference to one of that.
 */
record Origins(Facts facts, Map<Integer, Definition> definitions) {
  /** Whether it is in the end a column of a table, whose values the server does not make. */
  boolean isStored(int oid, int column) {
    Relation relation = facts.relations().get(oid);
    if (relation == null) {
      return false;
    }
    return switch (relation.kind()) {
      case 'r', 'p' -> relation.column(column).filter(it -> !it.computed()).isPresent();
      case 'v' -> definitions.get(oid) instanceof Definition.Known it && reads(it.query(), column);
      default -> false;
    };
  }

  private boolean reads(Query query, int column) {
    List<Integer> ranges = query.from().ranges();
    if (ranges.size() != 1 || query.columns().size() < column) {
      return false;
    }
    int range = ranges.get(0);
    return query.range(range) instanceof Range.Relation below
        && query.columns().get(column - 1).expression() instanceof Expression.Column it
        && it.level() == 0
        && it.range() == range
        && isStored(below.relation(), it.column());
  }
}
