package dev.veduta.query;

import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one relation in a total order, so that a limit, an offset and the next page mean the same
 * each time.
 *
 * <p>The order of a keyless view is total only as far as its columns make it so.
 *
 * <p>Immutable and thread-safe: each method answers a new query.
 *
 * @param <R> the record its rows are read as
 */
public final class OrderedQuery<R> implements Selection<R> {
  private final Query<R> query;
  private final List<Order<R>> order;
  private final OptionalLong limit;
  private final long offset;

  private OrderedQuery(Query<R> query, List<Order<R>> order, OptionalLong limit, long offset) {
    this.query = query;
    this.order = List.copyOf(order);
    this.limit = limit;
    this.offset = offset;
  }

  static <R> OrderedQuery<R> of(Query<R> query, List<Order<R>> order) {
    return new OrderedQuery<>(query, total(query.relation(), order), OptionalLong.empty(), 0);
  }

  /** At most so many rows. */
  public OrderedQuery<R> limit(long rows) {
    return new OrderedQuery<>(query, order, OptionalLong.of(notNegative(rows, "limit")), offset);
  }

  /** Leaving out so many rows first. For pages, {@link #after} costs less and does not shift. */
  public OrderedQuery<R> offset(long rows) {
    return new OrderedQuery<>(query, order, limit, notNegative(rows, "offset"));
  }

  /**
   * The rows that come after this one in the order: the next page, whatever was inserted or deleted
   * before it.
   *
   * @param row the last row of the page before
   * @throws IllegalStateException for a keyless view, where rows that the order holds equal would
   *     be lost, and for an order in SQL of one's own, whose value the row does not hold
   */
  public OrderedQuery<R> after(R row) {
    if (!(relation() instanceof View)) {
      throw new IllegalStateException(
          "[KeyMissing] "
              + relation()
              + " has no identity key, so the row to go on after cannot be told from its equals; give the view a key or"
              + " use offset");
    }
    return new OrderedQuery<>(query.where(Keyset.after(order, row)), order, limit, 0);
  }

  /** Rows read replace what the session's identity map holds. */
  public OrderedQuery<R> fresh() {
    return new OrderedQuery<>(query.fresh(), order, limit, offset);
  }

  /** Loads this with the rows; see {@link Query#with}. */
  @SafeVarargs
  public final OrderedQuery<R> with(Loadable<R> first, Loadable<R>... more) {
    Query<R> with = query.with(first);
    for (Loadable<R> each : more) {
      with = with.with(each);
    }
    return new OrderedQuery<>(with, order, limit, offset);
  }

  /** Loads nothing later; see {@link Query#noLazyLoading}. */
  public OrderedQuery<R> noLazyLoading() {
    return new OrderedQuery<>(query.noLazyLoading(), order, limit, offset);
  }

  @Override
  public Relation<R> relation() {
    return query.relation();
  }

  @Override
  public @Nullable Condition<R> condition() {
    return query.condition();
  }

  @Override
  public List<Order<R>> order() {
    return order;
  }

  @Override
  public OptionalLong limit() {
    return limit;
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public boolean isFresh() {
    return query.isFresh();
  }

  @Override
  public List<Loadable<R>> loaded() {
    return query.loaded();
  }

  @Override
  public boolean isLazy() {
    return query.isLazy();
  }

  private static <R> List<Order<R>> total(Relation<R> relation, List<Order<R>> order) {
    if (!(relation instanceof View<R, ?> view)) {
      return order;
    }
    List<Order<R>> total = new ArrayList<>(order);
    Set<String> ordered = new HashSet<>();
    order.forEach(one -> one.column().ifPresent(it -> ordered.add(it.toSql().text())));
    view.keyColumns().stream()
        .filter(column -> ordered.add(column.toSql().text()))
        .map(Order::ascending)
        .forEach(total::add);
    return total;
  }

  private static long notNegative(long rows, String what) {
    if (rows < 0) {
      throw new IllegalArgumentException(what + " must not be negative: " + rows);
    }
    return rows;
  }
}
