package dev.veduta.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition on the rows of one record type. Made by the columns; combined here.
 *
 * <p>As in SQL, a condition on a null is neither true nor false, and such a row is left out, with
 * {@link #not} too.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the record whose columns it asks
 */
public final class Condition<R> {
  private final Sql sql;

  Condition(Sql sql) {
    this.sql = sql;
  }

  /**
   * Whatever SQL has: {@code Condition.sql("{0} %> {1}", NAME, NAME.bind("tent"))}. Columns are
   * quoted and values bound, so a template holds no values of its own; make it a constant.
   *
   * @param template SQL with {@code {0}}, {@code {1}} for the operands, which may come more than
   *     once. Quotes, braces in them and operators such as {@code ?|} are written as in psql. Names
   *     beyond {@code pg_catalog} are best qualified
   * @throws IllegalArgumentException {@code [TemplateMalformed]} if it has a comment, a semicolon,
   *     a dollar sign, quotes or parentheses that do not close, or not its operands
   */
  @SafeVarargs
  public static <R> Condition<R> sql(String template, Operand<? super R>... operands) {
    List<Operand<?>> all = new ArrayList<>();
    for (Operand<? super R> each : operands) {
      all.add(each);
    }
    return new Condition<>(Template.fill(template, all));
  }

  /** Both hold. */
  public Condition<R> and(Condition<R> other) {
    return new Condition<>(Sql.of("(").then(sql).then(" and ").then(other.sql).then(")"));
  }

  /** At least one of them holds. */
  public Condition<R> or(Condition<R> other) {
    return new Condition<>(Sql.of("(").then(sql).then(" or ").then(other.sql).then(")"));
  }

  /** It is false. */
  public Condition<R> not() {
    return new Condition<>(Sql.of("not (").then(sql).then(")"));
  }

  /** The condition as SQL. */
  public Sql toSql() {
    return sql;
  }

  @Override
  public String toString() {
    return sql.text();
  }
}
