package dev.veduta.type;

import org.jspecify.annotations.Nullable;

/** The attributes of one composite value, as generated code reads them. Valid for one call only. */
public interface CompositeFields {
  /**
   * An attribute, or null for SQL's null: attributes can always be null.
   *
   * @param index its place, from 1
   * @throws IllegalArgumentException if it is not a value of the type
   */
  <T> @Nullable T get(int index, SqlType<T> type);
}
