package dev.veduta.type;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * An {@code interval} (PostgreSQL manual, 8.5.4): three numbers that are not converted into each
 * other, since months and days vary in length. {@code 1 day} and {@code 24 hours} are therefore not
 * equal here, though SQL's {@code =} holds them equal.
 *
 * @param months all years and months, in months
 * @param days all weeks and days, in days
 * @param microseconds all hours, minutes and seconds, in microseconds
 */
public record Interval(int months, int days, long microseconds) {
  /** {@code infinity}, since PostgreSQL 17: all three at their greatest. */
  public static final Interval POSITIVE_INFINITY =
      new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

  /** {@code -infinity}, since PostgreSQL 17: all three at their least. */
  public static final Interval NEGATIVE_INFINITY =
      new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

  private static final long MINUTE = 60_000_000L;
  private static final long HOUR = 60 * MINUTE;

  /**
   * Years, months and days of the period, and the duration as time.
   *
   * @throws ArithmeticException if it is more than an interval holds, or finer than a microsecond
   */
  public static Interval of(Period period, Duration duration) {
    if (!duration.truncatedTo(ChronoUnit.MICROS).equals(duration)) {
      throw new ArithmeticException(
          "[IntervalPrecision] an interval counts microseconds; truncate the duration first");
    }
    return new Interval(
        Math.toIntExact(period.toTotalMonths()),
        Math.toIntExact(period.get(ChronoUnit.DAYS)),
        duration.dividedBy(ChronoUnit.MICROS.getDuration()));
  }

  /** Whether it is neither of the infinities. */
  public boolean isFinite() {
    return !equals(POSITIVE_INFINITY) && !equals(NEGATIVE_INFINITY);
  }

  /** ISO 8601, as PostgreSQL writes it: {@code P1Y2M3DT4H5M6.5S}, {@code PT0S}; or infinity. */
  @Override
  public String toString() {
    if (!isFinite()) {
      return months > 0 ? "infinity" : "-infinity";
    }
    StringBuilder iso = new StringBuilder("P");
    part(iso, months / 12, 'Y');
    part(iso, months % 12, 'M');
    part(iso, days, 'D');
    if (microseconds != 0) {
      iso.append('T');
      part(iso, microseconds / HOUR, 'H');
      part(iso, microseconds % HOUR / MINUTE, 'M');
      seconds(iso, microseconds % MINUTE);
    }
    return iso.length() == 1 ? "PT0S" : iso.toString();
  }

  private static void part(StringBuilder iso, long amount, char unit) {
    if (amount != 0) {
      iso.append(amount).append(unit);
    }
  }

  private static void seconds(StringBuilder iso, long micros) {
    if (micros != 0) {
      iso.append(BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString()).append('S');
    }
  }
}
