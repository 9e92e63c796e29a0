package dev.veduta.internal.type;

import dev.veduta.type.Range;
import dev.veduta.type.RowBytes;
import dev.veduta.type.SqlType;
import org.jspecify.annotations.Nullable;

/** A range (PostgreSQL manual, 8.17.5). */
public final class RangeType<B> extends NamedType<Range<B>> {
  /** The next value of a discrete type. */
  public interface Step<B> {
    /** The value that follows, or null where none does. */
    @Nullable B next(B value);
  }

  // The flags that begin the binary form.
  private static final int EMPTY = 1;
  private static final int LOWER_INCLUSIVE = 2;
  private static final int UPPER_INCLUSIVE = 4;
  private static final int LOWER_INFINITE = 8;
  private static final int UPPER_INFINITE = 16;

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
  public boolean isBinary() {
    return bound.isBinary();
  }

  @Override
  Range<B> readBinary(RowBytes value) {
    if (!isBinary()) {
      return super.readBinary(value);
    }
    int flags = value.getByte();
    if ((flags & EMPTY) != 0) {
      return Range.empty();
    }
    B lower = (flags & LOWER_INFINITE) != 0 ? null : value.next(bound);
    B upper = (flags & UPPER_INFINITE) != 0 ? null : value.next(bound);
    return new Range<>(
        lower, upper, (flags & LOWER_INCLUSIVE) != 0, (flags & UPPER_INCLUSIVE) != 0, false);
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
    return range.isEmpty() ? range : emptied(stepped(emptied(identified(range))));
  }

  private Range<B> identified(Range<B> range) {
    B lower = range.lower();
    B upper = range.upper();
    return new Range<>(
        lower == null ? null : bound.identity(lower),
        upper == null ? null : bound.identity(upper),
        range.lowerInclusive(),
        range.upperInclusive(),
        false);
  }

  /** Empty, if its bounds are one and not both within. */
  private static <B> Range<B> emptied(Range<B> range) {
    boolean holdsNothing =
        range.lower() != null
            && range.lower().equals(range.upper())
            && !(range.lowerInclusive() && range.upperInclusive());
    return holdsNothing ? Range.empty() : range;
  }

  /** The lower bound within and the upper not, as far as there is a next value. */
  private Range<B> stepped(Range<B> range) {
    B lower = range.lowerInclusive() ? null : next(range.lower());
    B upper = range.upperInclusive() ? next(range.upper()) : null;
    return new Range<>(
        lower == null ? range.lower() : lower,
        upper == null ? range.upper() : upper,
        range.lowerInclusive() || lower != null,
        range.upperInclusive() && upper == null,
        range.isEmpty());
  }

  private @Nullable B next(@Nullable B value) {
    return value == null ? null : step.next(value);
  }

  private @Nullable B bound(@Nullable String text) {
    return text == null ? null : bound.parse(text);
  }

  private String text(@Nullable B value) {
    return value == null ? "" : Literal.quote(bound.format(value));
  }
}
