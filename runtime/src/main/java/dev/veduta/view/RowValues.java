package dev.veduta.view;

import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values for columns of a row to be inserted or updated. A generated record that can be written has
 * a subclass {@code Values} with a method for each column that takes values, so that no other can
 * be written:
 *
 * <pre>{@code
 * new Item.Values().name("Rope").price(new BigDecimal("9.50"))
 * }</pre>
 *
 * <p>A column that is not said keeps its default when a row is inserted, and what it has when one
 * is updated. Of a column that is said twice, the last value counts.
 *
 * <p>Immutable and thread-safe, as far as the values are: each method answers a new one.
 *
 * @param <R> the generated record
 */
public abstract class RowValues<R> {
  private final @Nullable RowValues<R> before;
  private final @Nullable Column<R, ?> column;
  private final @Nullable Sql value;

  /** No values yet. */
  protected RowValues() {
    this.before = null;
    this.column = null;
    this.value = null;
  }

  /**
   * These, and one more.
   *
   * @param value null for SQL's null
   * @throws NullPointerException if it is null and the column is never null
   */
  protected <T> RowValues(RowValues<R> before, Column<R, T> column, @Nullable T value) {
    if (value == null && !column.isNullable()) {
      throw new NullPointerException("null for the column \"" + column + "\", which is never null");
    }
    this.before = before;
    this.column = column;
    this.value = value == null ? Sql.of("null") : Sql.bind(column.type(), value);
  }

  /** The columns that have a value, in the order in which they were first said, and their SQL. */
  public final Map<Column<R, ?>, Sql> toSql() {
    Map<Column<R, ?>, Sql> values = new LinkedHashMap<>();
    fill(values);
    return Collections.unmodifiableMap(values);
  }

  private void fill(Map<Column<R, ?>, Sql> values) {
    if (before != null) {
      before.fill(values);
    }
    if (column != null && value != null) {
      values.put(column, value);
    }
  }

  /** The names of its columns: values may be secret. */
  @Override
  public final String toString() {
    return toSql().keySet().toString();
  }
}
