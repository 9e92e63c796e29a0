package dev.veduta.prove.rule;

import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Query.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression is evaluated: what is known there of the columns it reads.
 *
 * @param column the nullness of a column of this level
 * @param wholeRow the nullness of a range's row as a value
 * @param complement whether one of two columns is always there, and then not null
 * @param known expressions that cannot be null, as another row would have been filtered out
 * @param groups the groups it is evaluated for; null where it is for rows
 * @param windows the windows of its query
 * @param subselect the rows of the subquery whose test it stands in; null outside of tests
 * @param commonTables the WITH queries of this level
 * @param around the query around; null for none
 */
record Context(
    Function<Expression.Column, Nullness> column,
    Function<Integer, Nullness> wholeRow,
    BiPredicate<Expression.Column, Expression.Column> complement,
    Set<Expression> known,
    @Nullable Groups groups,
    List<Window> windows,
    @Nullable Shape subselect,
    Function<String, Shape> commonTables,
    @Nullable Context around) {
  /**
   * The groups of GROUP BY.
   *
   * @param keys what is known of each grouping expression over all grouping sets
   * @param plain whether no grouping set leaves a grouping expression out
   * @param maybeEmpty whether a group may have no rows
   * @param rows where the arguments of aggregates are evaluated
   */
  record Groups(Map<Expression, Nullness> keys, boolean plain, boolean maybeEmpty, Context rows) {}

  Context knowing(Set<Expression> more) {
    Set<Expression> all = new HashSet<>(known);
    all.addAll(more);
    return new Context(
        column, wholeRow, complement, all, groups, windows, subselect, commonTables, around);
  }

  Context grouped(Groups by) {
    return new Context(
        column, wholeRow, complement, Set.of(), by, windows, subselect, commonTables, around);
  }

  Context testing(Shape shape) {
    return new Context(
        column, wholeRow, complement, known, groups, windows, shape, commonTables, around);
  }
}
