package dev.veduta.query;

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
