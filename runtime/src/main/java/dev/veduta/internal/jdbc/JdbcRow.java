package dev.veduta.internal.jdbc;

import dev.veduta.QueryFailedException;
import dev.veduta.UnexpectedNullException;
import dev.veduta.UnreadableValueException;
import dev.veduta.VedutaException;
import dev.veduta.internal.fault.Faults;
import dev.veduta.internal.fault.NextStep;
import dev.veduta.internal.type.ValueException;
import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import dev.veduta.view.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The current row of a result. */
final class JdbcRow implements RowReader {
  private final Relation<?> relation;
  private final Sql sql;
  private final ResultSet rows;

  JdbcRow(Relation<?> relation, Sql sql, ResultSet rows) {
    this.relation = relation;
    this.sql = sql;
    this.rows = rows;
  }

  private interface Getter<T> {
    @Nullable T get() throws SQLException;
  }

  @Override
  public boolean getBoolean(int index) {
    return primitive(index, () -> rows.getBoolean(index));
  }

  @Override
  public short getShort(int index) {
    return primitive(index, () -> rows.getShort(index));
  }

  @Override
  public int getInt(int index) {
    return primitive(index, () -> rows.getInt(index));
  }

  @Override
  public long getLong(int index) {
    return primitive(index, () -> rows.getLong(index));
  }

  @Override
  public float getFloat(int index) {
    return primitive(index, () -> rows.getFloat(index));
  }

  @Override
  public double getDouble(int index) {
    return primitive(index, () -> rows.getDouble(index));
  }

  @Override
  public <T> T get(int index, Column<?, T> column) {
    T value = getNullable(index, column);
    if (value == null) {
      throw unexpectedNull(index);
    }
    return value;
  }

  @Override
  public <T> @Nullable T getNullable(int index, Column<?, T> column) {
    return readable(index, () -> column.type().read(rows, index));
  }

  private <T> T primitive(int index, Getter<T> getter) {
    T value = readable(index, () -> nullIfWasNull(getter.get()));
    if (value == null) {
      throw unexpectedNull(index);
    }
    return value;
  }

  private <T> @Nullable T nullIfWasNull(@Nullable T value) throws SQLException {
    return rows.wasNull() ? null : value;
  }

  private <T> @Nullable T readable(int index, Getter<T> getter) {
    try {
      return getter.get();
    } catch (IllegalArgumentException unreadable) {
      throw unreadable(index, unreadable);
    } catch (SQLException failure) {
      throw unreadableOrLost(index, failure);
    }
  }

  /** The driver rejects values with states of its own; a lost connection is not the value's. */
  private VedutaException unreadableOrLost(int index, SQLException failure) {
    VedutaException fault = Faults.translate("reading " + relation, sql, failure);
    return fault instanceof QueryFailedException ? unreadable(index, failure) : fault;
  }

  private UnexpectedNullException unexpectedNull(int index) {
    return new UnexpectedNullException(
        relation
            + ": column \""
            + column(index).name()
            + "\" is null, which its record holds never to be. "
            + NextStep.of(
                relation,
                "Run mvn veduta:reflect and compile again; or, where its not-null was asserted by"
                    + " hand, take the assertion back."),
        sql.text(),
        null);
  }

  private UnreadableValueException unreadable(int index, Exception cause) {
    Column<?, ?> column = column(index);
    return new UnreadableValueException(
        relation
            + ": column \""
            + column.name()
            + "\" of type "
            + column.type()
            + " holds a value that its Java type cannot"
            + (cause instanceof ValueException why ? ": " + why.getMessage() : "")
            + ". Leave such rows out with a condition, or leave the column out of the record.",
        sql.text(),
        cause);
  }

  private Column<?, ?> column(int index) {
    return relation.columns().get(index - 1);
  }
}
