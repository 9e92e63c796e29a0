package dev.veduta.query;

/**
 * A column that can be null; only such a column can be asked whether it is.
 *
 * @param <R> the record it belongs to
 * @param <T> the Java type of its values
 */
public sealed interface NullableColumn<R, T>
    permits NullablePlainColumn,
        NullableComparableColumn,
        NullableTextColumn,
        NullableArrayColumn,
        NullableRangeColumn,
        NullableJsonColumn {
  /** The column in SQL. */
  Sql toSql();

  /** {@code column is null}. */
  default Condition<R> isNull() {
    return new Condition<>(toSql().then(" is null"));
  }

  /** {@code column is not null}. */
  default Condition<R> isNotNull() {
    return new Condition<>(toSql().then(" is not null"));
  }
}
