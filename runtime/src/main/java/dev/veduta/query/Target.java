package dev.veduta.query;

import dev.veduta.internal.sql.KeySql;
import dev.veduta.view.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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

  /** Called by the session: the rows there that have one of these values, in order. */
  public OrderedQuery<N> among(Collection<List<Object>> keys) {
    Condition<N> among = new Condition<>(KeySql.among(columns, List.copyOf(keys)));
    return OrderedQuery.of(relation.get().query().where(among), order);
  }

  /** Called by the session: the values that a row there is found by. */
  public List<Object> keyOf(N row) {
    return identities(columns, row).orElse(List.of());
  }

  static <R> Optional<List<Object>> identities(List<? extends Column<R, ?>> columns, R row) {
    List<Object> identities = new ArrayList<>(columns.size());
    for (Column<R, ?> column : columns) {
      Object identity = column.identity(row);
      if (identity == null) {
        return Optional.empty();
      }
      identities.add(identity);
    }
    return Optional.of(identities);
  }
}
