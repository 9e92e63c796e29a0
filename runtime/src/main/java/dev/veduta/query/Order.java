package dev.veduta.query;

/**
 * One column of an order.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the record whose rows are ordered
 */
public final class Order<R> {
  private final Column<R, ?> column;
  private final boolean descending;
  private final boolean nullsFirst;

  private Order(Column<R, ?> column, boolean descending, boolean nullsFirst) {
    this.column = column;
    this.descending = descending;
    this.nullsFirst = nullsFirst;
  }

  static <R> Order<R> ascending(Column<R, ?> column) {
    return new Order<>(column, false, false);
  }

  static <R> Order<R> descending(Column<R, ?> column) {
    return new Order<>(column, true, true);
  }

  /** The same, rows with a null before all others. */
  public Order<R> nullsFirst() {
    return new Order<>(column, descending, true);
  }

  /** The same, rows with a null after all others. */
  public Order<R> nullsLast() {
    return new Order<>(column, descending, false);
  }

  /** The column that orders. */
  public Column<R, ?> column() {
    return column;
  }

  /** Whether larger values come first. */
  public boolean isDescending() {
    return descending;
  }

  /** Whether nulls come first. */
  public boolean isNullsFirst() {
    return nullsFirst;
  }

  /** {@code "column" desc nulls last}; what PostgreSQL does anyway is left out. */
  public Sql toSql() {
    Sql sql = Sql.identifier(column.name()).then(descending ? " desc" : "");
    return nullsFirst == descending ? sql : sql.then(nullsFirst ? " nulls first" : " nulls last");
  }
}
