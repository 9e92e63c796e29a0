package dev.veduta.jooq;

import dev.veduta.UnexpectedNullException;
import dev.veduta.query.Column;
import dev.veduta.view.Relation;
import dev.veduta.view.RowReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A record of jOOQ's, as generated code reads a row. */
record RecordRow(Relation<?> relation, List<Integer> places, Record record) implements RowReader {
  @Override
  public boolean getBoolean(int index) {
    return (boolean) present(index);
  }

  @Override
  public short getShort(int index) {
    return (short) present(index);
  }

  @Override
  public int getInt(int index) {
    return (int) present(index);
  }

  @Override
  public long getLong(int index) {
    return (long) present(index);
  }

  @Override
  public float getFloat(int index) {
    return (float) present(index);
  }

  @Override
  public double getDouble(int index) {
    return (double) present(index);
  }

  @Override
  public String getText(int index) {
    return (String) present(index);
  }

  @Override
  public BigDecimal getDecimal(int index) {
    return (BigDecimal) present(index);
  }

  @Override
  public LocalDate getDate(int index) {
    return (LocalDate) present(index);
  }

  @Override
  public LocalDateTime getTimestamp(int index) {
    return (LocalDateTime) present(index);
  }

  @Override
  public Instant getInstant(int index) {
    return (Instant) present(index);
  }

  @Override
  public UUID getUuid(int index) {
    return (UUID) present(index);
  }

  @Override
  @SuppressWarnings("unchecked") // the value is one of the column's type
  public <T> T get(int index, Column<?, T> column) {
    return (T) present(index);
  }

  @Override
  public @Nullable Boolean getNullableBoolean(int index) {
    return (Boolean) value(index);
  }

  @Override
  public @Nullable Short getNullableShort(int index) {
    return (Short) value(index);
  }

  @Override
  public @Nullable Integer getNullableInt(int index) {
    return (Integer) value(index);
  }

  @Override
  public @Nullable Long getNullableLong(int index) {
    return (Long) value(index);
  }

  @Override
  public @Nullable Float getNullableFloat(int index) {
    return (Float) value(index);
  }

  @Override
  public @Nullable Double getNullableDouble(int index) {
    return (Double) value(index);
  }

  @Override
  public @Nullable String getNullableText(int index) {
    return (String) value(index);
  }

  @Override
  public @Nullable BigDecimal getNullableDecimal(int index) {
    return (BigDecimal) value(index);
  }

  @Override
  public @Nullable LocalDate getNullableDate(int index) {
    return (LocalDate) value(index);
  }

  @Override
  public @Nullable LocalDateTime getNullableTimestamp(int index) {
    return (LocalDateTime) value(index);
  }

  @Override
  public @Nullable Instant getNullableInstant(int index) {
    return (Instant) value(index);
  }

  @Override
  public @Nullable UUID getNullableUuid(int index) {
    return (UUID) value(index);
  }

  @Override
  @SuppressWarnings("unchecked") // the value is one of the column's type
  public <T> @Nullable T getNullable(int index, Column<?, T> column) {
    return (T) value(index);
  }

  private Object present(int index) {
    Object value = value(index);
    if (value == null) {
      throw new UnexpectedNullException(
          relation
              + ": column \""
              + relation.columns().get(index - 1).name()
              + "\" is null, which its record holds never to be. Do not read it from the outer side"
              + " of a join; or run mvn veduta:reflect and compile again.",
          null,
          null);
    }
    return value;
  }

  private @Nullable Object value(int index) {
    int place = places.get(index - 1);
    return JooqValue.of(
        relation, relation.columns().get(index - 1), record.field(place), record.get(place));
  }
}
