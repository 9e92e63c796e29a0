package dev.veduta.internal.session;

import dev.veduta.internal.jdbc.Cursor;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The rows of a cursor for a stream; each step first asks whether the session may be used. */
final class CursorRows<R> extends Spliterators.AbstractSpliterator<R> {
  private final Cursor<R> cursor;
  private final Runnable guard;
  private final UnaryOperator<R> instead;

  CursorRows(Cursor<R> cursor, Runnable guard, UnaryOperator<R> instead) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.cursor = cursor;
    this.guard = guard;
    this.instead = instead;
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    guard.run();
    Optional<R> row = cursor.next();
    row.map(instead).ifPresent(action);
    return row.isPresent();
  }
}
