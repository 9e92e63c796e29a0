package dev.veduta.view;

import dev.veduta.internal.session.LazyValue;
import dev.veduta.query.Column;
import dev.veduta.session.Lazy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current row, as generated code reads it: columns by their place in the select list, from 1,
 * each at most once and in order. The types that most columns have are read by methods of their
 * own, with no call that depends on the column.
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

  /** A {@code text}, {@code varchar}, {@code bpchar}, {@code name} or {@code json}. */
  String getText(int index);

  /** A finite {@code numeric}. */
  BigDecimal getDecimal(int index);

  /** A {@code date}. */
  LocalDate getDate(int index);

  /** A {@code timestamp}. */
  LocalDateTime getTimestamp(int index);

  /** A {@code timestamptz}. */
  Instant getInstant(int index);

  UUID getUuid(int index);

  /** A value of any other type. */
  <T> T get(int index, Column<?, T> column);

  @Nullable Boolean getNullableBoolean(int index);

  @Nullable Short getNullableShort(int index);

  @Nullable Integer getNullableInt(int index);

  @Nullable Long getNullableLong(int index);

  @Nullable Float getNullableFloat(int index);

  @Nullable Double getNullableDouble(int index);

  @Nullable String getNullableText(int index);

  @Nullable BigDecimal getNullableDecimal(int index);

  @Nullable LocalDate getNullableDate(int index);

  @Nullable LocalDateTime getNullableTimestamp(int index);

  @Nullable Instant getNullableInstant(int index);

  @Nullable UUID getNullableUuid(int index);

  <T> @Nullable T getNullable(int index, Column<?, T> column);

  /** A value that is read later, if at all. */
  default <T extends @Nullable Object> Lazy<T> later() {
    return new LazyValue<>();
  }
}
