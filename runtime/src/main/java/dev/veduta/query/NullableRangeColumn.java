package dev.veduta.query;

import dev.veduta.type.Range;
import dev.veduta.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link RangeColumn} that can be null. */
public final class NullableRangeColumn<R, B> extends RangeColumn<R, B>
    implements NullableColumn<R, Range<B>> {
  public NullableRangeColumn(
      String name,
      SqlType<Range<B>> type,
      SqlType<B> bound,
      Function<R, @Nullable Range<B>> accessor) {
    super(name, type, bound, accessor);
  }

  public NullableRangeColumn(
      Expression expression,
      SqlType<Range<B>> type,
      SqlType<B> bound,
      Function<R, @Nullable Range<B>> accessor) {
    super(expression, type, bound, accessor);
  }
}
