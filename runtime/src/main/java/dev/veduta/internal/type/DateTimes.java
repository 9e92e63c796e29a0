package dev.veduta.internal.type;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The texts of dates and times (PostgreSQL manual, 8.5), in the ISO style that the driver sees to.
 *
 * <p>{@code infinity} and {@code -infinity} are the {@code MAX} and {@code MIN} of the Java type
 * and {@code 24:00:00} is {@link LocalTime#MAX}, as the driver has it. What is finer than a
 * microsecond is rounded here, half up, so that what is bound is what {@code identity} says.
 *
 * <p>The driver's own readers of text fail on the 29th of February of a leap year BC.
 */
public final class DateTimes {
  private static final long DAY = LocalTime.MAX.toNanoOfDay() + 1;
  private static final int SECONDS_END = "23:59:59".length();

  private DateTimes() {}

  public static LocalDate date(String text) {
    return switch (text) {
      case "infinity" -> LocalDate.MAX;
      case "-infinity" -> LocalDate.MIN;
      default -> day(text);
    };
  }

  public static LocalTime time(String text) {
    return text.startsWith("24:") ? LocalTime.MAX : clock(text);
  }

  public static OffsetTime offsetTime(String text) {
    int offset = offset(text);
    return OffsetTime.of(time(text.substring(0, offset)), ZoneOffset.of(text.substring(offset)));
  }

  public static LocalDateTime timestamp(String text) {
    return switch (text) {
      case "infinity" -> LocalDateTime.MAX;
      case "-infinity" -> LocalDateTime.MIN;
      default -> moment(text);
    };
  }

  public static Instant instant(String text) {
    return switch (text) {
      case "infinity" -> Instant.MAX;
      case "-infinity" -> Instant.MIN;
      default -> {
        String time = text.endsWith(" BC") ? text.substring(0, text.length() - 3) : text;
        int offset = offset(time);
        yield moment(time.substring(0, offset) + text.substring(time.length()))
            .toInstant(ZoneOffset.of(time.substring(offset)));
      }
    };
  }

  public static OffsetDateTime offsetDateTime(String text) {
    return switch (text) {
      case "infinity" -> OffsetDateTime.MAX;
      case "-infinity" -> OffsetDateTime.MIN;
      default -> instant(text).atOffset(ZoneOffset.UTC);
    };
  }

  public static String format(LocalDate value) {
    if (value.equals(LocalDate.MAX)) {
      return "infinity";
    }
    return value.equals(LocalDate.MIN) ? "-infinity" : day(value) + era(value);
  }

  public static String format(LocalTime value) {
    LocalTime rounded = rounded(value);
    return rounded.equals(LocalTime.MAX) ? "24:00:00" : rounded.toString();
  }

  public static String format(OffsetTime value) {
    return format(value.toLocalTime()) + offset(value.getOffset());
  }

  public static String format(LocalDateTime value) {
    return format(value, "");
  }

  public static String format(Instant value) {
    if (value.equals(Instant.MAX)) {
      return "infinity";
    }
    return value.equals(Instant.MIN)
        ? "-infinity"
        : format(LocalDateTime.ofInstant(value, ZoneOffset.UTC), "+00");
  }

  public static String format(OffsetDateTime value) {
    if (value.equals(OffsetDateTime.MAX)) {
      return "infinity";
    }
    return value.equals(OffsetDateTime.MIN) ? "-infinity" : format(value.toInstant());
  }

  public static LocalTime rounded(LocalTime value) {
    return timeOfNanos((value.toNanoOfDay() + 500) / 1000 * 1000);
  }

  public static OffsetTime rounded(OffsetTime value) {
    return OffsetTime.of(rounded(value.toLocalTime()), value.getOffset());
  }

  public static LocalDateTime rounded(LocalDateTime value) {
    return value.equals(LocalDateTime.MAX)
        ? value
        : value.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
  }

  public static Instant rounded(Instant value) {
    return value.equals(Instant.MAX) ? value : value.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
  }

  /** Rounded, and in UTC. */
  public static OffsetDateTime rounded(OffsetDateTime value) {
    return value.equals(OffsetDateTime.MAX) || value.equals(OffsetDateTime.MIN)
        ? value
        : rounded(value.toInstant()).atOffset(ZoneOffset.UTC);
  }

  public static @Nullable LocalDate next(LocalDate value) {
    return value.equals(LocalDate.MAX) || value.equals(LocalDate.MIN) ? null : value.plusDays(1);
  }

  private static LocalTime timeOfNanos(long nanos) {
    return nanos == DAY ? LocalTime.MAX : LocalTime.ofNanoOfDay(nanos);
  }

  /** Where the offset begins: the one sign after the colons of the time. */
  private static int offset(String text) {
    return Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
  }

  private static String offset(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "+00" : offset.getId();
  }

  private static LocalDate day(String text) {
    boolean bc = text.endsWith(" BC");
    int monthAt = text.indexOf('-') + 1;
    int year = Integer.parseInt(text, 0, monthAt - 1, 10);
    int month = Integer.parseInt(text, monthAt, monthAt + 2, 10);
    int day = Integer.parseInt(text, monthAt + 3, text.length() - (bc ? 3 : 0), 10);
    return LocalDate.of(bc ? 1 - year : year, month, day);
  }

  /**
   * {@code 23:59:59.999999}, the fraction as short as can be. {@link LocalTime#parse} takes ten
   * times as long.
   */
  private static LocalTime clock(String text) {
    int nanos = 0;
    if (text.length() > SECONDS_END) {
      nanos = Integer.parseInt(text, SECONDS_END + 1, text.length(), 10);
      for (int digits = text.length() - SECONDS_END - 1; digits < 9; digits++) {
        nanos *= 10;
      }
    }
    return LocalTime.of(
        Integer.parseInt(text, 0, 2, 10),
        Integer.parseInt(text, 3, 5, 10),
        Integer.parseInt(text, 6, SECONDS_END, 10),
        nanos);
  }

  private static LocalDateTime moment(String text) {
    int space = text.indexOf(' ');
    boolean bc = text.endsWith(" BC");
    LocalDate date = day(text.substring(0, space) + (bc ? " BC" : ""));
    return date.atTime(clock(text.substring(space + 1, text.length() - (bc ? 3 : 0))));
  }

  private static String format(LocalDateTime value, String offset) {
    if (value.equals(LocalDateTime.MAX)) {
      return "infinity";
    }
    if (value.equals(LocalDateTime.MIN)) {
      return "-infinity";
    }
    LocalDateTime rounded = rounded(value);
    LocalDate date = rounded.toLocalDate();
    return day(date) + " " + rounded.toLocalTime() + offset + era(date);
  }

  /** The year of its era, which has no year 0, with at least four digits. */
  private static String day(LocalDate value) {
    int year = value.getYear();
    String digits = Integer.toString(year > 0 ? year : 1 - year);
    String monthAndDay = value.withYear(2000).toString().substring(4);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits + monthAndDay;
  }

  private static String era(LocalDate value) {
    return value.getYear() > 0 ? "" : " BC";
  }
}
