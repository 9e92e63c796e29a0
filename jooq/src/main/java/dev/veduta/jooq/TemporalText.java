package dev.veduta.jooq;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * The text of dates and times that jOOQ read. It has them from {@code java.sql.Date} and {@code
 * Timestamp}: what is before the calendar of 1582, or in an hour that the JVM's zone left out, came
 * out as another, and infinity as a date.
 */
final class TemporalText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
  private static final int FIRST_YEAR = 1583;
  private static final int LAST_YEAR = 9999;

  private TemporalText() {}

  /** The text, or null where it is not sure, or no date or time. */
  static @Nullable String of(Object value) {
    if (value instanceof LocalDate date) {
      return isSure(date) ? date.toString() : null;
    } else if (value instanceof LocalDateTime time) {
      return isSure(time) ? text(time) : null;
    } else if (value instanceof OffsetDateTime time) {
      LocalDateTime there = time.atZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
      return isSure(there.toLocalDate()) ? text(there) + "+00" : null;
    } else if (value instanceof Date date) {
      return of(date.toLocalDate());
    } else if (value instanceof Timestamp time) {
      return of(time.toLocalDateTime());
    } else if (value instanceof LocalTime time) {
      return time.equals(time.truncatedTo(ChronoUnit.MICROS)) ? TIME.format(time) : null;
    }
    return null;
  }

  private static String text(LocalDateTime time) {
    return time.toLocalDate() + " " + TIME.format(time);
  }

  private static boolean isSure(LocalDate date) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
  }

  /** A time that is in no gap, and that none in a gap has been moved to. */
  private static boolean isSure(LocalDateTime time) {
    ZoneId zone = ZoneId.systemDefault();
    ZoneOffsetTransition last =
        zone.getRules().previousTransition(time.atZone(zone).toInstant().plusNanos(1));
    return isSure(time.toLocalDate())
        && (last == null
            || !last.isGap()
            || !time.isBefore(last.getDateTimeAfter().plus(last.getDuration())));
  }
}
