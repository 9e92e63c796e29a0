package dev.veduta.internal.jdbc;

import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.type.RowBytes;
import dev.veduta.view.Relation;
import dev.veduta.view.RowReader;
import org.jspecify.annotations.Nullable;

/** The current row of a COPY, read from its bytes. One instance serves all rows. */
final class CopyRow implements RowReader {
  private final RowBytes bytes = new RowBytes();
  private final ColumnFaults faults;
  private int next;

  CopyRow(Relation<?> relation, Sql sql) {
    this.faults = new ColumnFaults(relation, sql);
  }

  /** Goes on to a row, whose count of columns stands at the place. */
  void begin(byte[] row, int start) {
    bytes.begin(row, start + Short.BYTES);
    next = 1;
  }

  @Override
  public boolean getBoolean(int index) {
    requireLength(index, Byte.BYTES);
    return bytes.getByte() != 0;
  }

  @Override
  public short getShort(int index) {
    requireLength(index, Short.BYTES);
    return bytes.getShort();
  }

  @Override
  public int getInt(int index) {
    requireLength(index, Integer.BYTES);
    return bytes.getInt();
  }

  /** Of the types read as a long, {@code oid} is the one of 32 bits. */
  @Override
  public long getLong(int index) {
    int length = length(index);
    if (length == Integer.BYTES) {
      return Integer.toUnsignedLong(bytes.getInt());
    }
    requireLength(index, Long.BYTES, length);
    return bytes.getLong();
  }

  @Override
  public float getFloat(int index) {
    requireLength(index, Float.BYTES);
    return bytes.getFloat();
  }

  @Override
  public double getDouble(int index) {
    requireLength(index, Double.BYTES);
    return bytes.getDouble();
  }

  @Override
  public <T> T get(int index, Column<?, T> column) {
    T value = getNullable(index, column);
    if (value == null) {
      throw faults.unexpectedNull(index);
    }
    return value;
  }

  @Override
  public <T> @Nullable T getNullable(int index, Column<?, T> column) {
    skipTo(index);
    try {
      return bytes.next(column.type());
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      throw faults.unreadable(index, unreadable);
    }
  }

  private void requireLength(int index, int length) {
    requireLength(index, length, length(index));
  }

  private void requireLength(int index, int length, int found) {
    if (found != length) {
      throw found < 0
          ? faults.unexpectedNull(index)
          : faults.unreadable(index, new IllegalArgumentException("a value of another length"));
    }
  }

  private int length(int index) {
    skipTo(index);
    return bytes.getInt();
  }

  private void skipTo(int index) {
    for (; next < index; next++) {
      bytes.skip();
    }
    next++;
  }
}
