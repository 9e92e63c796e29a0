package dev.veduta.internal.jdbc;

import dev.veduta.QueryFailedException;
import dev.veduta.VedutaException;
import dev.veduta.internal.fault.Faults;
import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Relation;
import dev.veduta.view.RowReader;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a result. */
final class JdbcRow implements RowReader {
  private final ColumnFaults faults;
  private final ResultSet rows;

  JdbcRow(Relation<?> relation, Sql sql, ResultSet rows) {
    this.faults = new ColumnFaults(relation, sql);
    this.rows = rows;
  }

  @Override
  public boolean getBoolean(int index) {
    try {
      boolean value = rows.getBoolean(index);
      requireNotNull(index, !value);
      return value;
    } catch (SQLException failure) {
      throw unreadableOrLost(index, failure);
    }
  }

  @Override
  public short getShort(int index) {
    try {
      short value = rows.getShort(index);
      requireNotNull(index, value == 0);
      return value;
    } catch (SQLException failure) {
      throw unreadableOrLost(index, failure);
    }
  }

  @Override
  public int getInt(int index) {
    try {
      int value = rows.getInt(index);
      requireNotNull(index, value == 0);
      return value;
    } catch (SQLException failure) {
      throw unreadableOrLost(index, failure);
    }
  }

  @Override
  public long getLong(int index) {
    try {
      long value = rows.getLong(index);
      requireNotNull(index, value == 0);
      return value;
    } catch (SQLException failure) {
      throw unreadableOrLost(index, failure);
    }
  }

  @Override
  public float getFloat(int index) {
    try {
      float value = rows.getFloat(index);
      requireNotNull(index, value == 0);
      return value;
    } catch (SQLException failure) {
      throw unreadableOrLost(index, failure);
    }
  }

  @Override
  public double getDouble(int index) {
    try {
      double value = rows.getDouble(index);
      requireNotNull(index, value == 0);
      return value;
    } catch (SQLException failure) {
      throw unreadableOrLost(index, failure);
    }
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
    return present(index, getNullableDate(index));
  }

  @Override
  public LocalDateTime getTimestamp(int index) {
    return present(index, getNullableTimestamp(index));
  }

  @Override
  public Instant getInstant(int index) {
    return present(index, getNullableInstant(index));
  }

  @Override
  public UUID getUuid(int index) {
    return present(index, getNullableUuid(index));
  }

  @Override
  public <T> T get(int index, Column<?, T> column) {
    return present(index, getNullable(index, column));
  }

  @Override
  public @Nullable Boolean getNullableBoolean(int index) {
    return value(index, SqlTypes.BOOL);
  }

  @Override
  public @Nullable Short getNullableShort(int index) {
    return value(index, SqlTypes.INT2);
  }

  @Override
  public @Nullable Integer getNullableInt(int index) {
    return value(index, SqlTypes.INT4);
  }

  @Override
  public @Nullable Long getNullableLong(int index) {
    return value(index, SqlTypes.INT8);
  }

  @Override
  public @Nullable Float getNullableFloat(int index) {
    return value(index, SqlTypes.FLOAT4);
  }

  @Override
  public @Nullable Double getNullableDouble(int index) {
    return value(index, SqlTypes.FLOAT8);
  }

  @Override
  public @Nullable String getNullableText(int index) {
    try {
      return rows.getString(index);
    } catch (SQLException failure) {
      throw unreadableOrLost(index, failure);
    }
  }

  @Override
  public @Nullable BigDecimal getNullableDecimal(int index) {
    return value(index, SqlTypes.NUMERIC);
  }

  @Override
  public @Nullable LocalDate getNullableDate(int index) {
    return value(index, SqlTypes.DATE);
  }

  @Override
  public @Nullable LocalDateTime getNullableTimestamp(int index) {
    return value(index, SqlTypes.TIMESTAMP);
  }

  @Override
  public @Nullable Instant getNullableInstant(int index) {
    return value(index, SqlTypes.TIMESTAMPTZ);
  }

  @Override
  public @Nullable UUID getNullableUuid(int index) {
    return value(index, SqlTypes.UUID);
  }

  @Override
  public <T> @Nullable T getNullable(int index, Column<?, T> column) {
    return value(index, column.type());
  }

  private <T> @Nullable T value(int index, SqlType<T> type) {
    try {
      return type.read(rows, index);
    } catch (IllegalArgumentException unreadable) {
      throw faults.unreadable(index, unreadable);
    } catch (SQLException failure) {
      throw unreadableOrLost(index, failure);
    }
  }

  private <T> T present(int index, @Nullable T value) {
    if (value == null) {
      throw faults.unexpectedNull(index);
    }
    return value;
  }

  /** The driver reads a null as zero, so only of a zero there is more to ask. */
  private void requireNotNull(int index, boolean isZero) throws SQLException {
    if (isZero && rows.wasNull()) {
      throw faults.unexpectedNull(index);
    }
  }

  /** The driver rejects values with states of its own; a lost connection is not the value's. */
  private VedutaException unreadableOrLost(int index, SQLException failure) {
    VedutaException fault = Faults.translate("reading " + faults.relation(), faults.sql(), failure);
    return fault instanceof QueryFailedException ? faults.unreadable(index, failure) : fault;
  }
}
