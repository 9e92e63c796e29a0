package dev.veduta.query;

import dev.veduta.type.SqlType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link ArrayColumn} that can be null. */
public final class NullableArrayColumn<R, E> extends ArrayColumn<R, E>
    implements NullableColumn<R, List<@Nullable E>> {
  public NullableArrayColumn(
      String name,
      SqlType<List<@Nullable E>> type,
      Function<R, @Nullable List<@Nullable E>> accessor) {
    super(name, type, accessor);
  }

  public NullableArrayColumn(
      Expression expression,
      SqlType<List<@Nullable E>> type,
      Function<R, @Nullable List<@Nullable E>> accessor) {
    super(expression, type, accessor);
  }
}
