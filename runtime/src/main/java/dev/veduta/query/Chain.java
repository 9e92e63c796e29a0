package dev.veduta.query;

import java.util.Collection;
import java.util.List;

/**
 * What the rows have that a relationship leads to: it is loaded after them.
 *
 * @param <R> the record that the chain begins at
 * @param <N> the record at the other end of its first relationship
 */
public final class Chain<R, N> implements Loadable<R> {
  private final Relationship<R, ? super N> first;
  private final Loadable<N> next;

  Chain(Relationship<R, ? super N> first, Loadable<N> next) {
    this.first = first;
    this.next = next;
  }

  /** The relationship it begins with. */
  public Relationship<R, ? super N> first() {
    return first;
  }

  /** What is loaded of the rows that it leads to. */
  public Loadable<N> next() {
    return next;
  }

  /** The rows that the first relationship led to, each once. */
  @SuppressWarnings("unchecked") // then() was given what the target's rows have
  public List<N> reached(Collection<R> rows) {
    return (List<N>) first.reached(rows);
  }

  @Override
  public List<Handle<R>> handles() {
    return first.handles();
  }
}
