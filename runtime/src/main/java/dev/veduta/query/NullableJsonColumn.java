package dev.veduta.query;

import dev.veduta.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link JsonColumn} that can be null. */
public final class NullableJsonColumn<R> extends JsonColumn<R>
    implements NullableColumn<R, String> {
  public NullableJsonColumn(
      String name, SqlType<String> type, Function<R, @Nullable String> accessor) {
    super(name, type, accessor);
  }

  public NullableJsonColumn(
      Expression expression, SqlType<String> type, Function<R, @Nullable String> accessor) {
    super(expression, type, accessor);
  }
}
