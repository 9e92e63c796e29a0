package dev.veduta.query;

import dev.veduta.internal.sql.KeySql;
import dev.veduta.view.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link Relationship} leads.
 *
 * @param <N> the record there
 */
public final class Target<N> {
  private final Supplier<? extends Relation<N>> relation;
  private final List<Column<N, ?>> columns;
  private final List<Order<N>> order;

  Target(
      Supplier<? extends Relation<N>> relation, List<Column<N, ?>> columns, List<Order<N>> order) {
    this.relation = relation;
    this.columns = columns;
    this.order = order;
  }

  /** Called by the session: the rows there that have these values, one list for each, in order. */
  public OrderedQuery<N> among(Collection<List<Object>> values) {
    Condition<N> among = new Condition<>(KeySql.among(columns, List.copyOf(values)));
    return OrderedQuery.of(relation.get().query().where(among), order);
  }

  /** Called by the session: what a row there is found by, as SQL compares it. */
  public List<Object> keyOf(N row) {
    return all(columns, column -> column.equalityKey(row)).orElse(List.of());
  }

  /** Something of each column; empty where it is null of one. */
  static <R> Optional<List<Object>> all(
      List<? extends Column<R, ?>> columns, Function<Column<R, ?>, @Nullable Object> of) {
    List<Object> all = new ArrayList<>(columns.size());
    for (Column<R, ?> column : columns) {
      Object each = of.apply(column);
      if (each == null) {
        return Optional.empty();
      }
      all.add(each);
    }
    return Optional.of(all);
  }
}
