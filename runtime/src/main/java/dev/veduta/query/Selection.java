package dev.veduta.query;

import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a session can be asked to read: a {@link Query}, or an {@link OrderedQuery} with its limit.
 * Immutable and thread-safe, made once and read as often as wanted.
 *
 * @param <R> the record its rows are read as
 */
public sealed interface Selection<R> permits Query, OrderedQuery {
  /** Where the rows come from. */
  Relation<R> relation();

  /** What the rows must satisfy, or null for all. */
  @Nullable Condition<R> condition();

  /** The total order, the identity key last; empty for an unordered query. */
  List<Order<R>> order();

  /** How many rows at most. */
  OptionalLong limit();

  /** How many rows are left out first. */
  long offset();

  /** Whether rows read replace what the identity map holds. */
  boolean isFresh();

  /** What is loaded with the rows. */
  List<Loadable<R>> loaded();

  /** Whether what is not loaded with the rows may be loaded when it is asked for. */
  boolean isLazy();

  /** Where the rows come from, with the columns that are to be selected. */
  default Relation<R> selected() {
    return relation() instanceof View<R, ?> view ? view.selecting(loaded()) : relation();
  }
}
