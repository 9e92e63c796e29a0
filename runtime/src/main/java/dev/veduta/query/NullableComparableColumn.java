package dev.veduta.query;

import dev.veduta.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link ComparableColumn} that can be null. */
public final class NullableComparableColumn<R, T> extends ComparableColumn<R, T>
    implements NullableColumn<R, T> {
  public NullableComparableColumn(String name, SqlType<T> type, Function<R, @Nullable T> accessor) {
    super(name, type, accessor);
  }

  public NullableComparableColumn(
      Expression expression, SqlType<T> type, Function<R, @Nullable T> accessor) {
    super(expression, type, accessor);
  }
}
