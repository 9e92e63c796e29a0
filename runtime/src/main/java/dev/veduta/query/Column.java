package dev.veduta.query;

import dev.veduta.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapped column, or an expression over columns. What can be asked of it depends on its type: the
 * subclasses add the conditions, and those of nullable columns are also a {@link NullableColumn}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the record it belongs to, so that a condition of another view does not compile
 * @param <T> the Java type of its values
 */
public abstract sealed class Column<R, T> implements Operand<R>
    permits PlainColumn, ComparableColumn {
  private final String name;
  private final Sql sql;
  private final boolean isExpression;
  private final SqlType<T> type;
  private final Function<R, @Nullable T> accessor;

  Column(String name, SqlType<T> type, Function<R, @Nullable T> accessor) {
    this(name, Sql.identifier(name), false, type, accessor);
  }

  Column(Expression expression, SqlType<T> type, Function<R, @Nullable T> accessor) {
    this(expression.text(), expression.toSql(), true, type, accessor);
  }

  private Column(
      String name,
      Sql sql,
      boolean isExpression,
      SqlType<T> type,
      Function<R, @Nullable T> accessor) {
    this.name = name;
    this.sql = sql;
    this.isExpression = isExpression;
    this.type = type;
    this.accessor = accessor;
  }

  /** The column's name, as in the database; of an expression, its text. */
  public final String name() {
    return name;
  }

  /** Whether it is an expression over columns, and none of the relation's own. */
  public final boolean isExpression() {
    return isExpression;
  }

  /** The column in SQL: its name, quoted, or the expression, in parentheses. */
  @Override
  public final Sql toSql() {
    return sql;
  }

  /** A value of the column's type, to be bound in SQL of one's own: {@link Condition#sql}. */
  public final Operand<R> bind(T value) {
    return new BoundOperand<>(Sql.bind(type, value));
  }

  /** How its values are read and bound. */
  public final SqlType<T> type() {
    return type;
  }

  /** Whether it can be null. */
  public final boolean isNullable() {
    return this instanceof NullableColumn;
  }

  /** Its value in a row; null only if {@link #isNullable}. */
  public final @Nullable T value(R row) {
    return accessor.apply(row);
  }

  /** What stands for its value in a row where values are compared as SQL does. */
  final @Nullable Object equalityKey(R row) {
    T value = value(row);
    return value == null ? null : type.equalityKey(value);
  }

  /** The column's name, for messages. */
  @Override
  public final String toString() {
    return name;
  }
}
