package dev.veduta.internal.session;

import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Rows one by one for a stream; each step first asks whether the session may be used. */
final class StreamRows<R> extends Spliterators.AbstractSpliterator<R> {
  private final Supplier<Optional<R>> next;
  private final Runnable guard;
  private final UnaryOperator<R> instead;

  StreamRows(Supplier<Optional<R>> next, Runnable guard, UnaryOperator<R> instead) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.next = next;
    this.guard = guard;
    this.instead = instead;
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    guard.run();
    Optional<R> row = next.get();
    row.map(instead).ifPresent(action);
    return row.isPresent();
  }
}
