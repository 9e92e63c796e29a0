package dev.veduta.internal.jdbc;

import dev.veduta.QueryFailedException;
import dev.veduta.VedutaException;
import dev.veduta.internal.fault.Faults;
import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import dev.veduta.view.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  public <T> T get(int index, Column<?, T> column) {
    T value = getNullable(index, column);
    if (value == null) {
      throw faults.unexpectedNull(index);
    }
    return value;
  }

  @Override
  public <T> @Nullable T getNullable(int index, Column<?, T> column) {
    try {
      return column.type().read(rows, index);
    } catch (IllegalArgumentException unreadable) {
      throw faults.unreadable(index, unreadable);
    } catch (SQLException failure) {
      throw unreadableOrLost(index, failure);
    }
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
