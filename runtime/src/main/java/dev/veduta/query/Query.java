package dev.veduta.query;

import dev.veduta.view.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one relation, in no order. A limit exists only once there is an order.
 *
 * <p>Immutable and thread-safe: each method answers a new query.
 *
 * @param <R> the record its rows are read as
 */
public final class Query<R> implements Selection<R> {
  private final Relation<R> relation;
  private final @Nullable Condition<R> condition;
  private final boolean fresh;
  private final List<Loadable<R>> loaded;
  private final boolean lazy;

  private Query(
      Relation<R> relation,
      @Nullable Condition<R> condition,
      boolean fresh,
      List<Loadable<R>> loaded,
      boolean lazy) {
    this.relation = relation;
    this.condition = condition;
    this.fresh = fresh;
    this.loaded = loaded;
    this.lazy = lazy;
  }

  /** Every row of a relation. */
  public static <R> Query<R> over(Relation<R> relation) {
    return new Query<>(relation, null, false, List.of(), true);
  }

  /** Only rows that satisfy this condition too. */
  public Query<R> where(Condition<R> more) {
    Condition<R> both = condition == null ? more : condition.and(more);
    return new Query<>(relation, both, fresh, loaded, lazy);
  }

  /**
   * In this order, then by the identity key where it is not part of it, so that the order is total.
   */
  @SafeVarargs
  public final OrderedQuery<R> orderBy(Order<R> first, Order<R>... then) {
    List<Order<R>> order = new ArrayList<>();
    order.add(first);
    for (Order<R> next : then) {
      order.add(next);
    }
    return OrderedQuery.of(this, order);
  }

  /** Rows read replace what the session's identity map holds. */
  public Query<R> fresh() {
    return new Query<>(relation, condition, true, loaded, lazy);
  }

  /**
   * Loads this with the rows: deferred columns in the same statement, a relationship for all rows
   * by one further.
   */
  @SafeVarargs
  public final Query<R> with(Loadable<R> first, Loadable<R>... more) {
    List<Loadable<R>> all = new ArrayList<>(loaded);
    all.add(first);
    for (Loadable<R> each : more) {
      all.add(each);
    }
    return new Query<>(relation, condition, fresh, List.copyOf(all), lazy);
  }

  /**
   * To ask a row for what was not loaded {@linkplain #with with} it is a {@link
   * dev.veduta.NotLoadedException} from now on, and so it is for the rows that are loaded with it.
   */
  public Query<R> noLazyLoading() {
    return new Query<>(relation, condition, fresh, loaded, false);
  }

  @Override
  public Relation<R> relation() {
    return relation;
  }

  @Override
  public @Nullable Condition<R> condition() {
    return condition;
  }

  @Override
  public List<Order<R>> order() {
    return List.of();
  }

  @Override
  public OptionalLong limit() {
    return OptionalLong.empty();
  }

  @Override
  public long offset() {
    return 0;
  }

  @Override
  public boolean isFresh() {
    return fresh;
  }

  @Override
  public List<Loadable<R>> loaded() {
    return loaded;
  }

  @Override
  public boolean isLazy() {
    return lazy;
  }
}
