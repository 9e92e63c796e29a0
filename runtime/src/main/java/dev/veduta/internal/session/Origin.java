package dev.veduta.internal.session;

import dev.veduta.RowNotFoundException;
import dev.veduta.query.Loadable;

/**
 * Where a value that is not loaded comes from.
 *
 * @param page the rows that its row was read with
 * @param row its row
 * @param what what is to be loaded
 * @param name its column or relationship
 */
record Origin<R>(Page<R> page, R row, Loadable<R> what, String name) {
  /** Loads it for all rows of the page. */
  void load() {
    page.load(what, this);
  }

  RowNotFoundException gone() {
    return new RowNotFoundException(
        this + " cannot be read: the row is not there any more. Expire it, or read it fresh.",
        null);
  }

  /** {@code body of gear.doc (id) = (7)}. */
  @Override
  public String toString() {
    return name + " of " + page.describe(row);
  }
}
