package dev.veduta.jooq;

import dev.veduta.UnreadableValueException;
import dev.veduta.query.Column;
import dev.veduta.type.SqlType;
import dev.veduta.view.Relation;
import java.time.DateTimeException;
import java.util.Set;
import java.util.UUID;
import org.jooq.Binding;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A value of a jOOQ result, as the column's type has it: just what Veduta would have read, or an
 * error. jOOQ's own types lose some values on the way, and what is lost cannot be had from the
 * result.
 */
final class JooqValue {
  private JooqValue() {}

  /** Elements that every value of their type fits, so that jOOQ has not made a null of an array. */
  private static final Set<Class<?>> NEVER_LOST =
      Set.of(
          String.class,
          Boolean.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          UUID.class);

  /** Types whose elements the driver hands out as their text. */
  private static final Set<String> TEXTS =
      Set.of("text[]", "varchar[]", "bpchar[]", "name[]", "citext[]");

  /**
   * The value.
   *
   * @param field what jOOQ read it as
   * @param value what it read
   * @throws UnreadableValueException if it is not surely the one in the database
   */
  static @Nullable Object of(
      Relation<?> relation, Column<?, ?> column, Field<?> field, @Nullable Object value) {
    Binding<?, ?> binding = field.getBinding();
    if (binding instanceof SqlTypeBinding<?> ours && ours.type() == column.type()) {
      return value;
    }
    if (value == null && isSurelyNull(field)) {
      return null;
    }
    try {
      Object read = value == null ? null : read(column, value);
      if (read != null) {
        return read;
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw inexact(relation, column, field, e);
    }
    throw inexact(relation, column, field, null);
  }

  /**
   * Of an array with an element that it cannot hold, such as a numeric's NaN, jOOQ makes a null.
   */
  private static boolean isSurelyNull(Field<?> field) {
    Class<?> element = field.getType();
    if (!element.isArray() || element == byte[].class) {
      return true;
    }
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return NEVER_LOST.contains(element) || EnumType.class.isAssignableFrom(element);
  }

  private static @Nullable Object read(Column<?, ?> column, Object value) {
    SqlType<?> type = column.type();
    boolean isUnsure =
        !ColumnField.isPlain(column) || (value instanceof String[] && !TEXTS.contains(type.name()));
    String text = isUnsure ? null : ServerText.of(value);
    if (text == null) {
      return null;
    }
    Object read = type.parse(text);
    return ServerText.isThatOf(value, read) ? read : null;
  }

  private static UnreadableValueException inexact(
      Relation<?> relation, Column<?, ?> column, Field<?> field, @Nullable RuntimeException cause) {
    return new UnreadableValueException(
        relation
            + ": jOOQ read the column \""
            + column.name()
            + "\" of type "
            + column.type()
            + " as "
            + field.getType().getSimpleName()
            + ", which is not surely the value in the database. Read the query with"
            + " VedutaJooq.fetch, or select VedutaJooq.fields(...) of the record's VIEW.",
        null,
        cause);
  }
}
