package dev.veduta.query;

import dev.veduta.session.Lazy;
import java.util.List;
import java.util.function.Function;

/**
 * What rows are read without, unless it is asked for: {@link Deferred} columns, a {@link
 * Relationship}, or what lies behind one ({@link Relationship#then}). Immutable and thread-safe.
 *
 * @param <R> the record of the rows
 */
public sealed interface Loadable<R> permits Deferred, Relationship, Chain {
  /** Where a row holds it. */
  List<Handle<R>> handles();

  /**
   * Where a row holds one value of it.
   *
   * @param name the name of the column or of the relationship, for messages
   * @param lazy the row's component
   */
  record Handle<R>(String name, Function<R, ? extends Lazy<?>> lazy) {}
}
