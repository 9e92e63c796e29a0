package dev.veduta.query;

import dev.veduta.type.SqlType;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of arrays, of elements that can be compared. */
public sealed class ArrayColumn<R, E> extends ComparableColumn<R, List<@Nullable E>>
    permits NullableArrayColumn {
  public ArrayColumn(
      String name,
      SqlType<List<@Nullable E>> type,
      Function<R, @Nullable List<@Nullable E>> accessor) {
    super(name, type, accessor);
  }

  public ArrayColumn(
      Expression expression,
      SqlType<List<@Nullable E>> type,
      Function<R, @Nullable List<@Nullable E>> accessor) {
    super(expression, type, accessor);
  }

  /** {@code column @> values}: each of the values is among the column's elements. */
  public final Condition<R> contains(List<@Nullable E> values) {
    return compare(" @> ", values);
  }

  /** {@code column <@ values}: each of the column's elements is among the values. */
  public final Condition<R> containedBy(List<@Nullable E> values) {
    return compare(" <@ ", values);
  }

  /** {@code column && values}: they have an element in common. */
  public final Condition<R> overlaps(List<@Nullable E> values) {
    return compare(" && ", values);
  }

  /** {@code column in (values)}: a bind for each, since an array of arrays is flat to SQL. */
  @Override
  public Condition<R> in(Collection<? extends List<@Nullable E>> values) {
    return values.isEmpty() ? new Condition<>(Sql.of("false")) : among(" in (", values);
  }

  /** {@code column not in (values)}. */
  @Override
  public Condition<R> notIn(Collection<? extends List<@Nullable E>> values) {
    return values.isEmpty() ? new Condition<>(Sql.of("true")) : among(" not in (", values);
  }

  private Condition<R> among(String operator, Collection<? extends List<@Nullable E>> values) {
    return values.stream()
        .map(value -> Sql.bind(type(), value))
        .reduce((one, next) -> one.then(", ").then(next))
        .map(list -> condition(Sql.of(operator).then(list).then(")")))
        .orElseThrow();
  }
}
