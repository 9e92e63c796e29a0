package dev.veduta.view;

/**
 * What rows can be inserted into: a table, or a view that PostgreSQL inserts through by itself.
 *
 * @param <R> the generated record
 */
public sealed interface Insertable<R> permits WritableView, InsertOnlyView {
  /** The same, as what its rows are read from. */
  Relation<R> relation();
}
