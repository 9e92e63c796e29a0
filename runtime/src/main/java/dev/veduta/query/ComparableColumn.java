package dev.veduta.query;

import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a type with an order and an equality in SQL, which may not be Java's: see {@link
 * SqlType#identity}. Of converted values SQL compares and orders what the column has: an enum over
 * text by its labels, for instance.
 */
public sealed class ComparableColumn<R, T> extends Column<R, T>
    permits NullableComparableColumn, TextColumn, ArrayColumn, RangeColumn, JsonColumn {
  public ComparableColumn(String name, SqlType<T> type, Function<R, @Nullable T> accessor) {
    super(name, type, accessor);
  }

  public ComparableColumn(
      Expression expression, SqlType<T> type, Function<R, @Nullable T> accessor) {
    super(expression, type, accessor);
  }

  /** {@code column = value}. */
  public final Condition<R> eq(T value) {
    return compare(" = ", value);
  }

  /** {@code column <> value}. */
  public final Condition<R> ne(T value) {
    return compare(" <> ", value);
  }

  /** {@code column < value}. */
  public final Condition<R> lt(T value) {
    return compare(" < ", value);
  }

  /** {@code column <= value}. */
  public final Condition<R> le(T value) {
    return compare(" <= ", value);
  }

  /** {@code column > value}. */
  public final Condition<R> gt(T value) {
    return compare(" > ", value);
  }

  /** {@code column >= value}. */
  public final Condition<R> ge(T value) {
    return compare(" >= ", value);
  }

  /** {@code column between low and high}, both included. */
  public final Condition<R> between(T low, T high) {
    return condition(
        Sql.of(" between ").then(Sql.bind(type(), low)).then(" and ").then(Sql.bind(type(), high)));
  }

  /** {@code column = any (values)}: one bind, however many values; never true for none. */
  public Condition<R> in(Collection<? extends T> values) {
    return condition(Sql.of(" = any (").then(array(values)).then(")"));
  }

  /** {@code column <> all (values)}. */
  public Condition<R> notIn(Collection<? extends T> values) {
    return condition(Sql.of(" <> all (").then(array(values)).then(")"));
  }

  /** Ascending; nulls last, as PostgreSQL has it, unless said otherwise. */
  public final Order<R> asc() {
    return Order.ascending(this);
  }

  /** Descending; nulls first, as PostgreSQL has it, unless said otherwise. */
  public final Order<R> desc() {
    return Order.descending(this);
  }

  /** The quoted column followed by SQL. */
  final Condition<R> condition(Sql rest) {
    return new Condition<>(toSql().then(rest));
  }

  final Condition<R> compare(String operator, T value) {
    return condition(Sql.of(operator).then(Sql.bind(type(), value)));
  }

  private Sql array(Collection<? extends T> values) {
    return Sql.bind(SqlTypes.array(type()), List.copyOf(values));
  }
}
