package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Call;
import dev.veduta.prove.query.Expression.Cast;
import dev.veduta.prove.query.Expression.Column;
import dev.veduta.prove.query.Expression.Operation;
import dev.veduta.prove.query.Expression.WholeRow;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Query.Comparison;
import dev.veduta.prove.query.Query.GroupBy;
import dev.veduta.prove.query.Query.Target;
import dev.veduta.prove.query.Range;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Grouping expressions that may be one and the same once the server has put the definitions of what
 * they read in their place and simplified them. It then takes one for the other, and gives it the
 * nulls of grouping sets that the other is missing in; from 18 on only where it simplifies.
 */
final class GroupKeys {
  private final Facts facts;
  private final Query query;

  GroupKeys(Facts facts, Query query) {
    this.facts = facts;
    this.query = query;
  }

  /** Whether the expression may come to be the same as that of another key of the grouping. */
  boolean mayBeAnother(Comparison key, GroupBy grouping) {
    Optional<Expression> own = expression(key);
    return own.isEmpty()
        || grouping.keys().stream()
            .filter(it -> it.reference() != key.reference())
            .flatMap(it -> expression(it).stream())
            .anyMatch(other -> mayBeSame(own.get(), other));
  }

  private Optional<Expression> expression(Comparison key) {
    return query.referenced(key.reference()).map(Target::expression);
  }

  private boolean mayBeSame(Expression one, Expression other) {
    Set<Integer> shared = ranges(one);
    shared.retainAll(ranges(other));
    return !shared.isEmpty() && !(isStored(one) && isStored(other));
  }

  private static Set<Integer> ranges(Expression expression) {
    Set<Integer> ranges = new HashSet<>();
    expression
        .all()
        .forEach(
            it -> {
              if (it instanceof Column column && column.level() == 0) {
                ranges.add(column.range());
              } else if (it instanceof WholeRow row && row.level() == 0) {
                ranges.add(row.range());
              }
            });
    return ranges;
  }

  /**
   * Whether the expression stays one of columns when it is simplified. One that comes down to a
   * literal is left as it is by the server where a grouping set should have made it null: always
   * before 18, and since then where it is named a second time.
   */
  boolean isOfRow(Expression expression) {
    if (expression instanceof Column it) {
      return it.level() == 0;
    }
    boolean stays =
        expression instanceof Cast
            || (expression instanceof Operation it
                && facts
                    .operatorFunction(it.operator())
                    .filter(function -> function.internal() && function.builtIn())
                    .isPresent())
            || (expression instanceof Call call
                && facts
                    .function(call.function())
                    .filter(function -> function.internal() && function.builtIn())
                    .isPresent());
    return stays && expression.inputs().stream().anyMatch(this::isOfRow);
  }

  /** Whether it is a column of something that has no definition to be put in its place. */
  boolean isStored(Expression expression) {
    return expression instanceof Column it
        && it.level() == 0
        && query.range(it.range()) instanceof Range.Relation range
        && Optional.ofNullable(facts.relations().get(range.relation()))
            .filter(relation -> relation.kind() != 'v')
            .isPresent();
  }
}
