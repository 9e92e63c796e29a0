package dev.veduta.query;

import dev.veduta.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a type that SQL neither orders nor compares for equality, such as {@code json} or
 * {@code point}.
 */
public sealed class PlainColumn<R, T> extends Column<R, T> permits NullablePlainColumn {
  public PlainColumn(String name, SqlType<T> type, Function<R, @Nullable T> accessor) {
    super(name, type, accessor);
  }

  public PlainColumn(Expression expression, SqlType<T> type, Function<R, @Nullable T> accessor) {
    super(expression, type, accessor);
  }
}
