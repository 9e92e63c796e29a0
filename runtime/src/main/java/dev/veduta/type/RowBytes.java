package dev.veduta.type;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one row in the server's binary form, read once from front to back (PostgreSQL
 * manual, COPY, "Binary Format"): for each value its length, or -1 for null, then its bytes.
 *
 * <p>A value sees its own bytes only: what reads past their end, or leaves some, fails. One use,
 * one thread; the array is not copied.
 *
 * <p>All methods throw {@link IllegalArgumentException} or {@link IndexOutOfBoundsException} where
 * the bytes are not as expected.
 */
public final class RowBytes {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private static final byte[] NONE = {};

  private byte[] bytes = NONE;
  private int at;
  private int end;

  /** Of no row yet. */
  public RowBytes() {}

  /** Begins with another row, at a place of the array, which is not copied. */
  public void begin(byte[] row, int start) {
    this.bytes = row;
    this.at = start;
    this.end = row.length;
  }

  /** How many bytes of the value, or of the row, are still to be read. */
  public int remaining() {
    return end - at;
  }

  /** The next byte. */
  public byte getByte() {
    return bytes[advance(1)];
  }

  /** The next two bytes. */
  public short getShort() {
    return (short) SHORT.get(bytes, advance(2));
  }

  /** The next four bytes. */
  public int getInt() {
    return (int) INT.get(bytes, advance(4));
  }

  /** The next eight bytes. */
  public long getLong() {
    return (long) LONG.get(bytes, advance(8));
  }

  /** The next four bytes, as IEEE 754 has them. */
  public float getFloat() {
    return Float.intBitsToFloat(getInt());
  }

  /** The next eight bytes, as IEEE 754 has them. */
  public double getDouble() {
    return Double.longBitsToDouble(getLong());
  }

  /** So many bytes, a copy. */
  public byte[] getBytes(int count) {
    int start = advance(count);
    return Arrays.copyOfRange(bytes, start, start + count);
  }

  /** So many bytes of UTF-8, which the driver always has the server send. */
  public String getText(int count) {
    return new String(bytes, advance(count), count, StandardCharsets.UTF_8);
  }

  /** All bytes of the value that are left, as text. */
  public String getText() {
    return getText(remaining());
  }

  /** Passes over the next value, whose length precedes it. */
  public void skip() {
    int length = getInt();
    advance(Math.max(0, length));
  }

  /** The next value, whose length precedes it; null for SQL's null. */
  public <T> @Nullable T next(SqlType<T> type) {
    int length = getInt();
    if (length == -1) {
      return null;
    }
    int outer = end;
    int valueEnd = advance(length) + length;
    at = valueEnd - length;
    end = valueEnd;
    T value = type.decode(this);
    if (at != valueEnd) {
      throw new IllegalArgumentException(remaining() + " bytes are left of a value");
    }
    end = outer;
    return value;
  }

  private int advance(int count) {
    int start = at;
    if (count < 0 || count > end - start) {
      throw new IndexOutOfBoundsException("the bytes of a value end too early");
    }
    at = start + count;
    return start;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }
}
