package dev.veduta.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a keyset page: what comes after a row in an order, nulls where the order puts
 * them.
 */
final class Keyset {
  private Keyset() {}

  /** {@code a > x or a = x and (b > y or b = y and ...)}. */
  static <R> Condition<R> after(List<Order<R>> order, R row) {
    Order<R> first = order.get(0);
    Column<R, ?> column = column(first);
    Condition<R> later = new Condition<>(later(first, column, row));
    if (order.size() == 1) {
      return later;
    }
    Condition<R> level = new Condition<>(level(column, row));
    return later.or(level.and(after(order.subList(1, order.size()), row)));
  }

  private static <R> Column<R, ?> column(Order<R> order) {
    return order
        .column()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "[OrderNotInRow] the order "
                        + order.key().text()
                        + " is SQL of its own, whose value the row to go on after does not hold; make it an"
                        + " @Expression of the record, or use offset"));
  }

  private static <R, T> Sql later(Order<R> order, Column<R, T> column, R row) {
    Sql name = column.toSql();
    T value = column.value(row);
    if (value == null) {
      return order.isNullsFirst() ? name.then(" is not null") : Sql.of("false");
    }
    Sql beyond =
        name.then(order.isDescending() ? " < " : " > ").then(Sql.bind(column.type(), value));
    return column.isNullable() && !order.isNullsFirst()
        ? Sql.of("(").then(beyond).then(" or ").then(name).then(" is null)")
        : beyond;
  }

  private static <R, T> Sql level(Column<R, T> column, R row) {
    @Nullable T value = column.value(row);
    Sql name = column.toSql();
    return value == null
        ? name.then(" is null")
        : name.then(" = ").then(Sql.bind(column.type(), value));
  }
}
