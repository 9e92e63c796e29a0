package dev.veduta.jooq;

import dev.veduta.UnreadableValueException;
import dev.veduta.query.Column;
import dev.veduta.type.SqlType;
import dev.veduta.view.Relation;
import org.jooq.Binding;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A value of a jOOQ result, as the column's type has it: just what Veduta would have read, or an
 * error. jOOQ's own types lose some values on the way, and what is lost cannot be had from the
 * result.
 */
final class JooqValue {
  private JooqValue() {}

  /**
   * The value.
   *
   * @param field what jOOQ read it as
   * @throws UnreadableValueException if it is not surely the one in the database
   */
  static Object of(Relation<?> relation, Column<?, ?> column, Field<?> field, Object value) {
    Binding<?, ?> binding = field.getBinding();
    if (binding instanceof SqlTypeBinding<?> ours && ours.type() == column.type()) {
      return value;
    }
    try {
      Object read = read(column, value);
      if (read != null) {
        return read;
      }
    } catch (IllegalArgumentException e) {
      throw inexact(relation, column, value, e);
    }
    throw inexact(relation, column, value, null);
  }

  private static @Nullable Object read(Column<?, ?> column, Object value) {
    String text = ColumnField.isPlain(column) ? ServerText.of(value) : null;
    if (text == null) {
      return null;
    }
    SqlType<?> type = column.type();
    Object read = type.parse(text);
    return ServerText.isThatOf(value, read) ? read : null;
  }

  private static UnreadableValueException inexact(
      Relation<?> relation,
      Column<?, ?> column,
      Object value,
      @Nullable IllegalArgumentException cause) {
    return new UnreadableValueException(
        relation
            + ": jOOQ read the column \""
            + column.name()
            + "\" of type "
            + column.type()
            + " as "
            + value.getClass().getSimpleName()
            + ", which is not surely the value in the database. Read the query with"
            + " VedutaJooq.fetch, or select VedutaJooq.fields(...) of the record's VIEW.",
        null,
        cause);
  }
}
