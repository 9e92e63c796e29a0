package dev.veduta.internal.jdbc;

import dev.veduta.UnreadableValueException;
import dev.veduta.internal.type.BinaryDateTimes;
import dev.veduta.internal.type.BinaryNumbers;
import dev.veduta.internal.type.BinaryTexts;
import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.type.RowBytes;
import dev.veduta.view.Relation;
import dev.veduta.view.RowReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a COPY, read from its bytes. One instance serves all rows. */
final class CopyRow implements RowReader {
  private static final int UUID_BYTES = 2 * Long.BYTES;

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
    require(index, Byte.BYTES);
    return bytes.getByte() != 0;
  }

  @Override
  public short getShort(int index) {
    require(index, Short.BYTES);
    return bytes.getShort();
  }

  @Override
  public int getInt(int index) {
    require(index, Integer.BYTES);
    return bytes.getInt();
  }

  /** Of the types read as a long, {@code oid} is the one of 32 bits. */
  @Override
  public long getLong(int index) {
    int length = length(index);
    if (length == Integer.BYTES) {
      return Integer.toUnsignedLong(bytes.getInt());
    }
    if (isNull(index, length, Long.BYTES)) {
      throw faults.unexpectedNull(index);
    }
    return bytes.getLong();
  }

  @Override
  public float getFloat(int index) {
    require(index, Float.BYTES);
    return bytes.getFloat();
  }

  @Override
  public double getDouble(int index) {
    require(index, Double.BYTES);
    return bytes.getDouble();
  }

  @Override
  public String getText(int index) {
    return present(index, getNullableText(index));
  }

  @Override
  public BigDecimal getDecimal(int index) {
    return present(index, getNullableDecimal(index));
  }

  @Override
  public LocalDate getDate(int index) {
    require(index, Integer.BYTES);
    return BinaryDateTimes.date(bytes);
  }

  @Override
  public LocalDateTime getTimestamp(int index) {
    require(index, Long.BYTES);
    return BinaryDateTimes.timestamp(bytes);
  }

  @Override
  public Instant getInstant(int index) {
    require(index, Long.BYTES);
    return BinaryDateTimes.instant(bytes);
  }

  @Override
  public UUID getUuid(int index) {
    require(index, UUID_BYTES);
    return BinaryTexts.uuid(bytes);
  }

  @Override
  public <T> T get(int index, Column<?, T> column) {
    return present(index, getNullable(index, column));
  }

  @Override
  public @Nullable Boolean getNullableBoolean(int index) {
    return isNull(index, Byte.BYTES) ? null : bytes.getByte() != 0;
  }

  @Override
  public @Nullable Short getNullableShort(int index) {
    return isNull(index, Short.BYTES) ? null : Short.valueOf(bytes.getShort());
  }

  @Override
  public @Nullable Integer getNullableInt(int index) {
    return isNull(index, Integer.BYTES) ? null : Integer.valueOf(bytes.getInt());
  }

  @Override
  public @Nullable Long getNullableLong(int index) {
    return isNull(index, Long.BYTES) ? null : Long.valueOf(bytes.getLong());
  }

  @Override
  public @Nullable Float getNullableFloat(int index) {
    return isNull(index, Float.BYTES) ? null : Float.valueOf(bytes.getFloat());
  }

  @Override
  public @Nullable Double getNullableDouble(int index) {
    return isNull(index, Double.BYTES) ? null : Double.valueOf(bytes.getDouble());
  }

  @Override
  public @Nullable String getNullableText(int index) {
    int length = length(index);
    return isNull(index, length, length) ? null : bytes.getText(length);
  }

  @Override
  public @Nullable BigDecimal getNullableDecimal(int index) {
    int length = length(index);
    return isNull(index, length, length) ? null : decimal(index, length);
  }

  @Override
  public @Nullable LocalDate getNullableDate(int index) {
    return isNull(index, Integer.BYTES) ? null : BinaryDateTimes.date(bytes);
  }

  @Override
  public @Nullable LocalDateTime getNullableTimestamp(int index) {
    return isNull(index, Long.BYTES) ? null : BinaryDateTimes.timestamp(bytes);
  }

  @Override
  public @Nullable Instant getNullableInstant(int index) {
    return isNull(index, Long.BYTES) ? null : BinaryDateTimes.instant(bytes);
  }

  @Override
  public @Nullable UUID getNullableUuid(int index) {
    return isNull(index, UUID_BYTES) ? null : BinaryTexts.uuid(bytes);
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

  private BigDecimal decimal(int index, int length) {
    int after = bytes.remaining() - length;
    BigDecimal value;
    try {
      value = BinaryNumbers.decimal(bytes);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw faults.unreadable(index, e);
    }
    if (bytes.remaining() != after) {
      throw otherLength(index);
    }
    return value;
  }

  private void require(int index, int bytes) {
    if (isNull(index, bytes)) {
      throw faults.unexpectedNull(index);
    }
  }

  /** Whether the value is null; if it is not, it has to have so many bytes. */
  private boolean isNull(int index, int bytes) {
    return isNull(index, length(index), bytes);
  }

  private boolean isNull(int index, int length, int bytes) {
    if (length == bytes && length >= 0) {
      return false;
    }
    if (length != -1) {
      throw otherLength(index);
    }
    return true;
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

  private <T> T present(int index, @Nullable T value) {
    if (value == null) {
      throw faults.unexpectedNull(index);
    }
    return value;
  }

  private UnreadableValueException otherLength(int index) {
    return faults.unreadable(index, new IllegalArgumentException("a value of another length"));
  }
}
