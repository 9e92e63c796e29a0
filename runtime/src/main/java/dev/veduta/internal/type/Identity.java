package dev.veduta.internal.type;

import dev.veduta.query.Column;
import dev.veduta.type.Interval;
import dev.veduta.type.Numeric;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One value for all that SQL's {@code =} holds equal, where Java's {@code equals} is finer. */
public final class Identity {
  private static final long DAY = 86_400_000_000L;

  /** A string, white space, or a number of a JSON text. */
  private static final Pattern JSON_TOKEN =
      Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*+\")|\\s+|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  private Identity() {}

  /** Whether keys of these columns can be equal to SQL alone, such as {@code citext}'s. */
  public static boolean isFinerAmong(List<? extends Column<?, ?>> columns) {
    return columns.stream().anyMatch(column -> NamedType.isFiner(column.type()));
  }

  /** 1.0 = 1.00. */
  public static Numeric of(Numeric value) {
    return value.isFinite() ? Numeric.of(value.toBigDecimal().stripTrailingZeros()) : value;
  }

  /** -0 = 0. */
  public static Float of(Float value) {
    return value + 0.0f;
  }

  /** -0 = 0. */
  public static Double of(Double value) {
    return value + 0.0d;
  }

  /** Padding does not count. */
  public static String ofPadded(String value) {
    int end = value.length();
    while (end > 0 && value.charAt(end - 1) == ' ') {
      end--;
    }
    return value.substring(0, end);
  }

  /**
   * Case does not count: of ASCII letters only, whose lower case is the same in all locales but the
   * Turkish. For others the server's locale decides, which is not known here; to tell too many
   * apart costs a second look-up, to tell too few apart would show one row for another.
   */
  public static String ofCaseless(String value) {
    StringBuilder lower = new StringBuilder(value);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lower.setCharAt(i, (char) (c + 'a' - 'A'));
      }
    }
    return lower.toString();
  }

  /** Months have 30 days and days 24 hours: the greatest months first, then days. */
  public static Interval of(Interval value) {
    long days = 30L * value.months() + value.days() + Math.floorDiv(value.microseconds(), DAY);
    int months = clamped(Math.floorDiv(days, 30));
    int rest = clamped(days - 30L * months);
    long more = days - 30L * months - rest;
    return new Interval(months, rest, DAY * more + Math.floorMod(value.microseconds(), DAY));
  }

  /**
   * Numbers within are as {@code numeric}; white space does not count. Members are taken in the
   * order in which the server writes them.
   */
  public static String ofJsonb(String json) {
    return JSON_TOKEN
        .matcher(json)
        .replaceAll(
            token -> {
              String text = token.group();
              if (token.group(1) != null) {
                return Matcher.quoteReplacement(text);
              }
              return text.isBlank() ? "" : new BigDecimal(text).stripTrailingZeros().toString();
            });
  }

  private static int clamped(long value) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
  }
}
