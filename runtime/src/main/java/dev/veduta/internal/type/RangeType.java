package dev.veduta.internal.type;

import dev.veduta.type.Range;
import dev.veduta.type.SqlType;
import org.jspecify.annotations.Nullable;

/** A range (PostgreSQL manual, 8.17.5). */
public final class RangeType<B> extends NamedType<Range<B>> {
  /** The next value of a discrete type. */
  public interface Step<B> {
    /** The value that follows, or null where none does. */
    @Nullable B next(B value);
  }

  private final SqlType<B> bound;
  private final Step<B> step;

  /** A range with no canonical form, such as every one that users make in SQL. */
  public RangeType(String schema, String name, SqlType<B> bound) {
    this(schema, name, bound, value -> null);
  }

  /** A range over a discrete type: {@code [1,4]} and {@code [1,5)} are one. */
  public RangeType(String schema, String name, SqlType<B> bound, Step<B> step) {
    super(schema, name);
    this.bound = bound;
    this.step = step;
  }

  @Override
  Range<B> read(String text) {
    if (text.equals("empty")) {
      return Range.empty();
    }
    Literal literal = new Literal(text);
    literal.checkNext("[(");
    boolean lowerInclusive = literal.next() == '[';
    B lower = bound(literal.piece(","));
    literal.expect(",");
    B upper = bound(literal.piece(")]"));
    boolean upperInclusive = literal.next() == ']';
    literal.expectEnd();
    return new Range<>(lower, upper, lowerInclusive, upperInclusive, false);
  }

  @Override
  public String format(Range<B> range) {
    if (range.isEmpty()) {
      return "empty";
    }
    return (range.lowerInclusive() ? "[" : "(")
        + text(range.lower())
        + ","
        + text(range.upper())
        + (range.upperInclusive() ? "]" : ")");
  }

  @Override
  public Range<B> identity(Range<B> range) {
    B lower = range.lower() == null ? null : bound.identity(range.lower());
    B upper = range.upper() == null ? null : bound.identity(range.upper());
    boolean lowerInclusive = range.lowerInclusive();
    boolean upperInclusive = range.upperInclusive();
    B afterLower = lower == null || lowerInclusive ? null : step.next(lower);
    if (afterLower != null) {
      lower = afterLower;
      lowerInclusive = true;
    }
    B afterUpper = upper == null || !upperInclusive ? null : step.next(upper);
    if (afterUpper != null) {
      upper = afterUpper;
      upperInclusive = false;
    }
    boolean holdsNothing =
        lower != null && lower.equals(upper) && !(lowerInclusive && upperInclusive);
    return holdsNothing
        ? Range.empty()
        : new Range<>(lower, upper, lowerInclusive, upperInclusive, range.isEmpty());
  }

  private @Nullable B bound(@Nullable String text) {
    return text == null ? null : bound.parse(text);
  }

  private String text(@Nullable B value) {
    return value == null ? "" : Literal.quote(bound.format(value));
  }
}
