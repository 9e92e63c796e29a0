package dev.veduta.query;

import dev.veduta.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link PlainColumn} that can be null. */
public final class NullablePlainColumn<R, T> extends PlainColumn<R, T>
    implements NullableColumn<R, T> {
  public NullablePlainColumn(String name, SqlType<T> type, Function<R, @Nullable T> accessor) {
    super(name, type, accessor);
  }

  public NullablePlainColumn(
      Expression expression, SqlType<T> type, Function<R, @Nullable T> accessor) {
    super(expression, type, accessor);
  }
}
