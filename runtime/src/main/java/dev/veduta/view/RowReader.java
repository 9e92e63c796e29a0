package dev.veduta.view;

import dev.veduta.query.Column;
import org.jspecify.annotations.Nullable;

/**
 * The current row, as generated code reads it: columns by their place in the select list, from 1,
 * each at most once and in order.
 *
 * <p>A null where the catalog said "never null" is an unexpected-null error that names the column,
 * never a zero. Not thread-safe; valid only inside the call it is given to.
 */
public interface RowReader {
  boolean getBoolean(int index);

  short getShort(int index);

  int getInt(int index);

  long getLong(int index);

  float getFloat(int index);

  double getDouble(int index);

  /** A value that is never null. */
  <T> T get(int index, Column<?, T> column);

  /** A value, or null for SQL's null. */
  <T> @Nullable T getNullable(int index, Column<?, T> column);
}
