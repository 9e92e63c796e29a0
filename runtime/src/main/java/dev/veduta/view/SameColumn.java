package dev.veduta.view;

import dev.veduta.ColumnsDifferException;
import dev.veduta.query.Column;
import dev.veduta.query.NullablePlainColumn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column that a row must have the same in as in another, which the record holds.
 *
 * @param first the column that the record holds
 * @param other the column
 * @param index its place in the select list, from 1
 */
record SameColumn<R, T>(Column<R, T> first, Column<R, T> other, int index) {
  /** The column of this name, of the other's type. */
  static <R, T> SameColumn<R, T> of(Column<R, T> first, String name, int index) {
    return new SameColumn<>(
        first, new NullablePlainColumn<>(name, first.type(), first::value), index);
  }

  /** Reads it from the current row, of which the record was made. */
  void require(Relation<R> relation, R read, RowReader row) {
    @Nullable T value = first.value(read);
    @Nullable T otherValue = row.getNullable(index, other);
    if (!Objects.equals(equalityKey(value), equalityKey(otherValue))) {
      throw new ColumnsDifferException(
          relation, relation.told(read), first, value, other, otherValue);
    }
  }

  private @Nullable Object equalityKey(@Nullable T value) {
    return value == null ? null : first.type().equalityKey(value);
  }
}
