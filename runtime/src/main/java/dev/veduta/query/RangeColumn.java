package dev.veduta.query;

import dev.veduta.type.Range;
import dev.veduta.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of ranges. */
public sealed class RangeColumn<R, B> extends ComparableColumn<R, Range<B>>
    permits NullableRangeColumn {
  private final SqlType<B> bound;

  public RangeColumn(
      String name,
      SqlType<Range<B>> type,
      SqlType<B> bound,
      Function<R, @Nullable Range<B>> accessor) {
    super(name, type, accessor);
    this.bound = bound;
  }

  public RangeColumn(
      Expression expression,
      SqlType<Range<B>> type,
      SqlType<B> bound,
      Function<R, @Nullable Range<B>> accessor) {
    super(expression, type, accessor);
    this.bound = bound;
  }

  /** {@code column @> value}: the value is within the range. */
  public final Condition<R> contains(B value) {
    return condition(Sql.of(" @> ").then(Sql.bind(bound, value)));
  }

  /** {@code column @> range}: the whole of the range is within the column's. */
  public final Condition<R> contains(Range<B> range) {
    return compare(" @> ", range);
  }

  /** {@code column <@ range}: the column's range is within the given one. */
  public final Condition<R> containedBy(Range<B> range) {
    return compare(" <@ ", range);
  }

  /** {@code column && range}: they have a point in common. */
  public final Condition<R> overlaps(Range<B> range) {
    return compare(" && ", range);
  }
}
