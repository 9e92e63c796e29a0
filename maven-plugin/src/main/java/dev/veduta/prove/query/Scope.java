package dev.veduta.prove.query;

import dev.veduta.prove.tree.Node.Struct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The range tables that a name in a query can mean.
 *
 * @param ranges the query's own
 * @param around that of the query around it; null for none
 */
record Scope(List<Struct> ranges, @Nullable Scope around) {
  /** The scope so many queries further out. */
  Scope out(int levels) {
    Scope scope = this;
    for (int level = 0; level < levels; level++) {
      scope = scope.around;
      if (scope == null) {
        throw new UnknownQueryException("a column of a query that is not there");
      }
    }
    return scope;
  }

  Struct range(int number) {
    if (number < 1 || number > ranges.size()) {
      throw new UnknownQueryException("a column of range " + number);
    }
    return ranges.get(number - 1);
  }
}
