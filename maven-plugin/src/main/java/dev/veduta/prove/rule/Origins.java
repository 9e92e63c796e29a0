package dev.veduta.prove.rule;

import dev.veduta.prove.fact.FactReader.Definition;
import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.fact.Relation;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Range;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a view's columns come from, as PostgreSQL follows them when it writes through a view
 * (manual, CREATE VIEW, Updatable Views): each view on the way reads one relation, and the column
 * is a plain reference to one of that.
 */
record Origins(Facts facts, Map<Integer, Definition> definitions) {
  /** The column of a table that it is in the end, if the server does not make its values. */
  Optional<Place> stored(int oid, int column) {
    Set<Integer> views = new HashSet<>();
    Place place = new Place(oid, column);
    // A view that reads itself is possible, and no row of it.
    while (place != null && views.add(place.relation)) {
      Relation relation = facts.relations().get(place.relation);
      if (relation != null && (relation.kind() == 'r' || relation.kind() == 'p')) {
        Place stored = place;
        return relation.column(place.column).filter(it -> !it.computed()).map(it -> stored);
      }
      place = relation != null && relation.kind() == 'v' ? below(place) : null;
    }
    return Optional.empty();
  }

  /** A column of a relation. */
  record Place(int relation, int column) {}

  /** What a view's column is a plain reference to; null where it is none. */
  private @Nullable Place below(Place place) {
    if (!(definitions.get(place.relation) instanceof Definition.Known known)) {
      return null;
    }
    Query query = known.query();
    List<Integer> ranges = query.from().ranges();
    return ranges.size() == 1
            && place.column <= query.columns().size()
            && query.range(ranges.get(0)) instanceof Range.Relation below
            && query.columns().get(place.column - 1).expression() instanceof Expression.Column it
            && it.level() == 0
            && it.range() == ranges.get(0)
        ? new Place(below.relation(), it.column())
        : null;
  }
}
