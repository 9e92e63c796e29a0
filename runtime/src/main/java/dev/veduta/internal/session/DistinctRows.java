package dev.veduta.internal.session;

import static java.util.Objects.requireNonNull;

import dev.veduta.IdentityConflictException;
import dev.veduta.query.Column;
import dev.veduta.query.Deferred;
import dev.veduta.query.Loadable;
import dev.veduta.view.View;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one result, by their keys. It takes them as they are read: a row just made is still
 * in the processor's cache, of which a second pass over many would find little there.
 */
final class DistinctRows<R, K> implements Consumer<R> {
  private final View<R, K> view;
  private final KeyedRows<K, R> rows;
  private boolean isEach = true;

  /**
   * @param room for so many rows, to begin with
   */
  DistinctRows(View<R, K> view, int room) {
    this.view = view;
    this.rows = KeyedRows.of(view, room);
  }

  /**
   * @throws IdentityConflictException if there was a row of the same key and other values
   */
  @Override
  public void accept(R row) {
    @Nullable R first = rows.putIfAbsent(view.keyOf(row), row);
    if (first != null) {
      isEach = false;
      requireSame(first, row);
    }
  }

  private void requireSame(R first, R row) {
    if (!view.sameValues(first, row)) {
      throw new IdentityConflictException(view, view.keyOf(row), first, row);
    }
    for (Loadable<R> what : view.loadables()) {
      if (what instanceof Deferred<R> deferred) {
        deferred.differing(first, row).ifPresent(column -> conflict(row, column));
      }
    }
  }

  private void conflict(R row, Column<R, ?> column) {
    throw new IdentityConflictException(view, view.parts(view.keyOf(row)), column);
  }

  /** Whether each row has another key. */
  boolean isEach() {
    return isEach;
  }

  KeyedRows<K, R> rows() {
    return rows;
  }

  /** The first row with the key of this one. */
  R first(R row) {
    return requireNonNull(rows.get(view.keyOf(row)));
  }
}
