package dev.veduta.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One column of an order, or one expression in SQL of one's own.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the record whose rows are ordered
 */
public final class Order<R> {
  private final @Nullable Column<R, ?> column;
  private final Sql key;
  private final boolean descending;
  private final boolean nullsFirst;

  private Order(@Nullable Column<R, ?> column, Sql key, boolean descending, boolean nullsFirst) {
    this.column = column;
    this.key = key;
    this.descending = descending;
    this.nullsFirst = nullsFirst;
  }

  static <R> Order<R> ascending(Column<R, ?> column) {
    return new Order<>(column, column.toSql(), false, false);
  }

  static <R> Order<R> descending(Column<R, ?> column) {
    return new Order<>(column, column.toSql(), true, true);
  }

  /**
   * By whatever SQL has, ascending: {@code Order.sql("{0} <-> {1}", NAME, NAME.bind("tent"))}. It
   * has one value for each row. A row does not hold it, so there is no {@link OrderedQuery#after};
   * an {@code @Expression} of the record has both.
   *
   * @param template as for {@link Condition#sql}
   * @throws IllegalArgumentException {@code [TemplateMalformed]} as there
   */
  @SafeVarargs
  public static <R> Order<R> sql(String template, Operand<? super R>... operands) {
    List<Operand<?>> all = new ArrayList<>();
    for (Operand<? super R> each : operands) {
      all.add(each);
    }
    return new Order<>(null, Template.fill(template, all), false, false);
  }

  /** The other way round: descending, nulls first, for one that is ascending, nulls last. */
  public Order<R> reversed() {
    return new Order<>(column, key, !descending, !nullsFirst);
  }

  /** The same, rows with a null before all others. */
  public Order<R> nullsFirst() {
    return new Order<>(column, key, descending, true);
  }

  /** The same, rows with a null after all others. */
  public Order<R> nullsLast() {
    return new Order<>(column, key, descending, false);
  }

  /** The column that orders; none for SQL of one's own. */
  public Optional<Column<R, ?>> column() {
    return Optional.ofNullable(column);
  }

  /** Whether larger values come first. */
  public boolean isDescending() {
    return descending;
  }

  /** Whether nulls come first. */
  public boolean isNullsFirst() {
    return nullsFirst;
  }

  /** What it orders by, as it was written. */
  Sql key() {
    return key;
  }

  /** {@code "column" desc nulls last}; what PostgreSQL does anyway is left out. */
  public Sql toSql() {
    boolean isName = column != null && !column.isExpression();
    Sql sql = (isName ? key : apart(key)).then(descending ? " desc" : "");
    return nullsFirst == descending ? sql : sql.then(nullsFirst ? " nulls first" : " nulls last");
  }

  /**
   * Of an order's keys, PostgreSQL takes a constant for a place in the select list, and a name
   * alone for one that was given there; parentheses make no difference. In a CASE it takes neither,
   * and the planner has nothing left of the CASE.
   */
  private static Sql apart(Sql expression) {
    return Sql.of("case when true then ").then(expression).then(" end");
  }
}
