package dev.veduta.jooq;

import dev.veduta.UnreadableValueException;
import dev.veduta.query.Column;
import dev.veduta.type.SqlType;
import dev.veduta.view.Relation;
import java.math.BigDecimal;
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
    } catch (IllegalArgumentException e) {
      throw inexact(relation, column, field, e);
    }
    throw inexact(relation, column, field, null);
  }

  /**
   * Of an array with an element that it cannot hold, such as a numeric's NaN, jOOQ makes a null.
   */
  private static boolean isSurelyNull(Field<?> field) {
    Class<?> type = field.getType();
    return !Object[].class.isAssignableFrom(type) || isNeverLost(elementOf(type));
  }

  private static @Nullable Object read(Column<?, ?> column, Object value) {
    SqlType<?> type = column.type();
    boolean isUnsure =
        !ColumnField.isPlain(column) || (value instanceof Object[] array && !keeps(array, type));
    String text = isUnsure ? null : ServerText.of(value);
    if (text == null) {
      return null;
    }
    Object read = type.parse(text);
    return ServerText.isThatOf(value, read) ? read : null;
  }

  /** The driver makes objects of an array's elements first, which not all types outlive. */
  private static boolean keeps(Object[] array, SqlType<?> type) {
    Class<?> element = elementOf(array.getClass());
    return element == String.class
        ? TEXTS.contains(type.name())
        : element == BigDecimal.class || isNeverLost(element);
  }

  private static boolean isNeverLost(Class<?> element) {
    return NEVER_LOST.contains(element) || EnumType.class.isAssignableFrom(element);
  }

  private static Class<?> elementOf(Class<?> type) {
    return Object[].class.isAssignableFrom(type) ? elementOf(type.getComponentType()) : type;
  }

  private static UnreadableValueException inexact(
      Relation<?> relation,
      Column<?, ?> column,
      Field<?> field,
      @Nullable IllegalArgumentException cause) {
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
