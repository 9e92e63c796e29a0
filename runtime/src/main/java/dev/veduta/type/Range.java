package dev.veduta.type;

import org.jspecify.annotations.Nullable;

/**
 * A range, as PostgreSQL has it (manual, 8.17).
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
    boolean isEmpty) {}
