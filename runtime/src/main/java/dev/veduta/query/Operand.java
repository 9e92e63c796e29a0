package dev.veduta.query;

import dev.veduta.type.SqlType;

/**
 * What a {@code {0}} of SQL of one's own stands for: a {@link Column}, quoted, or a value, bound as
 * the type that it was given. A value of Java alone is none, since several types of PostgreSQL are
 * read as one of Java.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the record whose columns may stand beside it; {@link Object} for any
 */
public sealed interface Operand<R> permits Column, BoundOperand {
  /** A value, bound as this type; of a column's type, {@link Column#bind} makes one. */
  static <T> Operand<Object> of(SqlType<T> type, T value) {
    return new BoundOperand<>(Sql.bind(type, value));
  }

  /** It as SQL. */
  Sql toSql();
}
