package dev.veduta.internal.type;

import dev.veduta.type.Interval;
import dev.veduta.type.RowBytes;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * The binary forms of dates and times: days, or microseconds, since the first of January 2000, the
 * greatest and the least being the infinities. Each becomes what {@link DateTimes} makes of its
 * text.
 */
public final class BinaryDateTimes {
  private static final int EPOCH_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long SECONDS_OF_DAY = 86_400;
  private static final long EPOCH_SECOND = EPOCH_DAY * SECONDS_OF_DAY;
  private static final long MICROS = 1_000_000;
  private static final int NANOS = 1_000;

  private static final byte[] INFINITY = "infinity".getBytes(StandardCharsets.US_ASCII);

  private BinaryDateTimes() {}

  public static LocalDate date(RowBytes value) {
    int days = value.getInt();
    return switch (days) {
      case Integer.MAX_VALUE -> LocalDate.MAX;
      case Integer.MIN_VALUE -> LocalDate.MIN;
      default -> LocalDate.ofEpochDay((long) days + EPOCH_DAY);
    };
  }

  public static LocalTime time(RowBytes value) {
    long micros = value.getLong();
    return micros == SECONDS_OF_DAY * MICROS
        ? LocalTime.MAX
        : LocalTime.ofNanoOfDay(Math.multiplyExact(micros, NANOS));
  }

  /** The zone comes in seconds west of Greenwich. */
  public static OffsetTime offsetTime(RowBytes value) {
    return OffsetTime.of(time(value), ZoneOffset.ofTotalSeconds(-value.getInt()));
  }

  public static LocalDateTime timestamp(RowBytes value) {
    long micros = value.getLong();
    if (micros == Long.MAX_VALUE) {
      return LocalDateTime.MAX;
    }
    return micros == Long.MIN_VALUE
        ? LocalDateTime.MIN
        : LocalDateTime.ofEpochSecond(second(micros), nano(micros), ZoneOffset.UTC);
  }

  public static Instant instant(RowBytes value) {
    long micros = value.getLong();
    if (micros == Long.MAX_VALUE) {
      return Instant.MAX;
    }
    return micros == Long.MIN_VALUE
        ? Instant.MIN
        : Instant.ofEpochSecond(second(micros), nano(micros));
  }

  public static OffsetDateTime offsetDateTime(RowBytes value) {
    LocalDateTime time = timestamp(value);
    if (time.equals(LocalDateTime.MAX)) {
      return OffsetDateTime.MAX;
    }
    return time.equals(LocalDateTime.MIN) ? OffsetDateTime.MIN : time.atOffset(ZoneOffset.UTC);
  }

  public static Interval interval(RowBytes value) {
    long micros = value.getLong();
    int days = value.getInt();
    return new Interval(value.getInt(), days, micros);
  }

  /** No text of a date is that short. */
  public static boolean isDate(byte[] raw, ResultSet rows, int index) {
    return raw.length == Integer.BYTES;
  }

  /** A day has so few microseconds that the first byte is 0, which no text begins with. */
  public static boolean isTime(byte[] raw, ResultSet rows, int index) {
    return raw.length == Long.BYTES && raw[0] == 0;
  }

  /** No text of a time and its offset is of this length. */
  public static boolean isOffsetTime(byte[] raw, ResultSet rows, int index) {
    return raw.length == Long.BYTES + Integer.BYTES;
  }

  /** The text {@code infinity} is the one of this length; its bytes are a time in binary, too. */
  public static boolean isTimestamp(byte[] raw, ResultSet rows, int index) throws SQLException {
    return raw.length == Long.BYTES
        && !(Arrays.equals(raw, INFINITY) && rows.getString(index).equals("infinity"));
  }

  private static long second(long micros) {
    return Math.floorDiv(micros, MICROS) + EPOCH_SECOND;
  }

  private static int nano(long micros) {
    return (int) Math.floorMod(micros, MICROS) * NANOS;
  }
}
