package dev.veduta.query;

import dev.veduta.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link TextColumn} that can be null. */
public final class NullableTextColumn<R> extends TextColumn<R>
    implements NullableColumn<R, String> {
  public NullableTextColumn(
      String name, SqlType<String> type, Function<R, @Nullable String> accessor) {
    super(name, type, accessor);
  }

  public NullableTextColumn(
      Expression expression, SqlType<String> type, Function<R, @Nullable String> accessor) {
    super(expression, type, accessor);
  }
}
