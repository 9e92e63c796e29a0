package dev.veduta.query;

import dev.veduta.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapped column. What can be asked of it depends on its type: the subclasses add the conditions,
 * and those of nullable columns are also a {@link NullableColumn}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the record it belongs to, so that a condition of another view does not compile
 * @param <T> the Java type of its values
 */
public abstract sealed class Column<R, T> permits PlainColumn, ComparableColumn {
  private final String name;
  private final SqlType<T> type;
  private final Function<R, @Nullable T> accessor;

  Column(String name, SqlType<T> type, Function<R, @Nullable T> accessor) {
    this.name = name;
    this.type = type;
    this.accessor = accessor;
  }

  /** The column's name, as in the database. */
  public final String name() {
    return name;
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
