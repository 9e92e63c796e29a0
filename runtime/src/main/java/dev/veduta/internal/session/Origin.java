package dev.veduta.internal.session;

import dev.veduta.RowNotFoundException;
import dev.veduta.query.Loadable;

/**
 * Where the values of a row come from that are not loaded.
 *
 * @param page the rows that the row was read with
 * @param row the row
 */
record Origin<R>(Page<R> page, R row) {
  /** What one of the row's values is. */
  private record Asked<R>(Loadable<R> what, String name) {}

  /** Loads a value of the row, for all rows of the page. */
  void load(LazyValue<?> value) {
    page.load(asked(value).what, describe(value));
  }

  RowNotFoundException gone(LazyValue<?> value) {
    return new RowNotFoundException(
        describe(value)
            + " cannot be read: the row is not there any more. Expire it, or read it fresh.",
        null);
  }

  /** {@code body of gear.doc (id) = (7)}. */
  private String describe(LazyValue<?> value) {
    return asked(value).name + " of " + page.describe(row);
  }

  private Asked<R> asked(LazyValue<?> value) {
    for (Loadable<R> what : page.view().loadables()) {
      for (Loadable.Handle<R> handle : what.handles()) {
        if (handle.lazy().apply(row) == value) {
          return new Asked<>(what, handle.name());
        }
      }
    }
    throw new IllegalStateException("a value that its own row does not have: " + row);
  }
}
