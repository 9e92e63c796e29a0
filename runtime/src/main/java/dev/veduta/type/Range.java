package dev.veduta.type;

import org.jspecify.annotations.Nullable;

/**
 * A range, as PostgreSQL has it (manual, 8.17).
 *
 * <p>A bound that is not there is never inclusive. {@code [1,4]} and {@code [1,5)} of integers are
 * not equal here, though SQL's {@code =} holds them equal; the server always writes the latter.
 *
 * @param lower the lower bound, or null where there is none
 * @param upper the upper bound, or null where there is none
 * @param lowerInclusive whether the lower bound is within
 * @param upperInclusive whether the upper bound is within
 * @param isEmpty whether it holds no point at all; bounds are then null and exclusive
 * @param <B> the type of the bounds
 */
public record Range<B>(
    @Nullable B lower,
    @Nullable B upper,
    boolean lowerInclusive,
    boolean upperInclusive,
    boolean isEmpty) {
  /**
   * @throws IllegalArgumentException if it is empty and has a bound
   */
  public Range {
    if (isEmpty && (lower != null || upper != null)) {
      throw new IllegalArgumentException("[RangeBounds] an empty range has no bounds");
    }
    lowerInclusive = lowerInclusive && lower != null;
    upperInclusive = upperInclusive && upper != null;
  }

  /** The range that holds no point. */
  public static <B> Range<B> empty() {
    return new Range<>(null, null, false, false, true);
  }

  /** {@code [lower,upper)}: the lower bound is within, the upper is not; null for no bound. */
  public static <B> Range<B> of(@Nullable B lower, @Nullable B upper) {
    return new Range<>(lower, upper, true, false, false);
  }
}
