package dev.veduta.internal.session;

import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Rows one by one for a stream; each step first asks whether the session may be used. */
final class StreamRows<R> extends Spliterators.AbstractSpliterator<R> {
  private final Supplier<Optional<R>> next;
  private final Runnable guard;

  StreamRows(Supplier<Optional<R>> next, Runnable guard) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.next = next;
    this.guard = guard;
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    guard.run();
    Optional<R> row = next.get();
    row.ifPresent(action);
    return row.isPresent();
  }
}
