package dev.veduta.query;

import static java.util.Objects.requireNonNull;

import dev.veduta.internal.session.LazyValue;
import dev.veduta.session.Lazy;
import dev.veduta.view.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way from the rows of one relation to those of another that have the same values in some
 * columns. It is read for many rows at once, by one further query that asks for all their values.
 *
 * @param <R> the record it begins at
 * @param <T> what a row at its end is seen as: the record, or the interface that shapes it
 */
public final class Relationship<R, T> implements Loadable<R> {
  private final String name;
  private final Function<R, ? extends Lazy<?>> lazy;
  private final boolean isToMany;
  private final List<? extends Column<R, ?>> columns;
  private final Target<? extends T> target;
  private final List<Handle<R>> handles;

  private Relationship(
      String name,
      Function<R, ? extends Lazy<?>> lazy,
      boolean isToMany,
      List<? extends Column<R, ?>> columns,
      Target<? extends T> target) {
    this.name = name;
    this.lazy = lazy;
    this.isToMany = isToMany;
    this.columns = List.copyOf(columns);
    this.target = target;
    this.handles = List.of(new Handle<>(name, lazy));
  }

  /**
   * Called by generated code: at most one row, of which {@code others} are a key.
   *
   * @param name the name of the row's component
   * @param lazy the component
   * @param columns the columns that lead there
   * @param others those they are equal to, one for each
   * @param relation the relation there, asked for when it is needed
   */
  public static <R, T, N extends T> Relationship<R, T> toOne(
      String name,
      Function<R, Lazy<Optional<T>>> lazy,
      List<? extends Column<R, ?>> columns,
      List<? extends Column<N, ?>> others,
      Supplier<? extends Relation<N>> relation) {
    return new Relationship<>(
        name, lazy, false, columns, new Target<>(relation, List.copyOf(others), List.of()));
  }

  /**
   * Called by generated code: any number of rows, in this order and then in that of their key.
   *
   * @param name the name of the row's component
   * @param lazy the component
   * @param columns the columns that lead there
   * @param others those they are equal to, one for each
   * @param relation the relation there, asked for when it is needed
   */
  @SafeVarargs
  public static <R, T, N extends T> Relationship<R, T> toMany(
      String name,
      Function<R, Lazy<List<T>>> lazy,
      List<? extends Column<R, ?>> columns,
      List<? extends Column<N, ?>> others,
      Supplier<? extends Relation<N>> relation,
      Order<N>... order) {
    List<Order<N>> orders = new ArrayList<>();
    for (Order<N> each : order) {
      orders.add(each);
    }
    return new Relationship<>(
        name, lazy, true, columns, new Target<>(relation, List.copyOf(others), orders));
  }

  /** This, and then what the rows it leads to have: {@code REVIEWS.then(ReviewRecord.AUTHOR)}. */
  public <N extends T> Loadable<R> then(Loadable<N> next) {
    return new Chain<>(this, next);
  }

  /** Where it leads. */
  public Target<? extends T> target() {
    return target;
  }

  @Override
  public List<Handle<R>> handles() {
    return handles;
  }

  /**
   * Called by the session: what a row leads on by, as SQL compares it; empty where a column is
   * null, which is equal to nothing.
   */
  public Optional<List<Object>> keyOf(R row) {
    return Target.all(columns, column -> column.equalityKey(row));
  }

  /** Called by the session: the values of these columns; empty where one is null. */
  public Optional<List<Object>> valuesOf(R row) {
    return Target.all(columns, column -> column.value(row));
  }

  /**
   * Called by the session: gives a row what was found for it.
   *
   * @return whether that can be: to one there are not several
   */
  public boolean give(R row, List<? extends T> found) {
    if (!isToMany && found.size() > 1) {
      return false;
    }
    LazyValue.of(lazy, row).hold(isToMany ? List.copyOf(found) : found.stream().findFirst());
    return true;
  }

  List<?> reached(Collection<R> rows) {
    Set<Object> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Object> inOrder = new ArrayList<>();
    for (R row : rows) {
      Object held = lazy.apply(row).get();
      List<?> there =
          held instanceof Optional<?> one ? one.stream().toList() : (List<?>) requireLoaded(held);
      there.stream().filter(reached::add).forEach(inOrder::add);
    }
    return inOrder;
  }

  private static Object requireLoaded(Object held) {
    return requireNonNull(held, "a relationship holds rows, never null");
  }

  /** Its name, for messages. */
  @Override
  public String toString() {
    return name;
  }
}
