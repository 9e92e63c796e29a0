package dev.veduta.internal.type;

import dev.veduta.type.Interval;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an {@code interval} in any {@code IntervalStyle} (PostgreSQL manual, 8.5.5). It is written
 * as ISO 8601, which no style reads differently.
 *
 * <ul>
 *   <li>iso_8601: {@code P1Y2M-3DT4H5M-6.5S}
 *   <li>postgres: {@code 1 year 2 mons -3 days +04:05:06.5}
 *   <li>postgres_verbose: {@code @ 1 year 2 mons -3 days 4 hours 5 mins 6.5 secs ago}
 *   <li>sql_standard: {@code +1-2 -3 +4:05:06.5}, and {@code -3 4:05:06}, where the sign is of all
 * </ul>
 */
public final class IntervalText {
  private static final Pattern ISO_PART = Pattern.compile("(T)|([+-]?\\d+(?:\\.\\d+)?)([YMDHS])");
  private static final Pattern WORD_PART =
      Pattern.compile(
          "([+-]?)(?:(\\d+):(\\d+):([\\d.]+)|(\\d+)-(\\d+)|(\\d+(?:\\.\\d+)?) ?([a-z]*))");

  private long months;
  private long days;
  private long micros;

  private IntervalText() {}

  public static Interval parse(String text) {
    return switch (text) {
      case "infinity" -> Interval.POSITIVE_INFINITY;
      case "-infinity" -> Interval.NEGATIVE_INFINITY;
      default -> finite(text);
    };
  }

  private static Interval finite(String text) {
    IntervalText sum = new IntervalText();
    if (text.startsWith("P")) {
      sum.addIso(text.substring(1));
    } else {
      sum.addWords(text.startsWith("@ ") ? text.substring(2) : text);
    }
    return new Interval(Math.toIntExact(sum.months), Math.toIntExact(sum.days), sum.micros);
  }

  private void addIso(String text) {
    boolean time = false;
    Matcher part = ISO_PART.matcher(text);
    int end = 0;
    while (part.regionStart() < text.length() && part.lookingAt()) {
      if (part.group(1) != null) {
        time = true;
      } else {
        String unit = part.group(3);
        add(part.group(2), time && unit.equals("M") ? "min" : unit);
      }
      end = part.end();
      part.region(end, text.length());
    }
    requireAll(text, end);
  }

  private void addWords(String text) {
    boolean ago = text.endsWith(" ago");
    String words = ago ? text.substring(0, text.length() - 4) : text;
    boolean signOfAll = words.chars().noneMatch(Character::isLetter) && words.startsWith("-");
    Matcher part = WORD_PART.matcher(words);
    int end = -1;
    while (end < words.length() && part.region(end + 1, words.length()).lookingAt()) {
      boolean negative = part.group(1).equals("-") || (part.group(1).isEmpty() && signOfAll);
      addWord(part, negative != ago ? "-" : "");
      end = part.end();
    }
    requireAll(words, end);
  }

  private void addWord(Matcher part, String sign) {
    if (part.group(2) != null) {
      add(sign + part.group(2), "H");
      add(sign + part.group(3), "min");
      add(sign + part.group(4), "S");
    } else if (part.group(5) != null) {
      add(sign + part.group(5), "Y");
      add(sign + part.group(6), "M");
    } else {
      add(sign + part.group(7), part.group(8));
    }
  }

  /** Overflow of the microseconds is passed over: the least of all has no positive counterpart. */
  private void add(String amount, String unit) {
    switch (unit) {
      case "Y", "year", "years" -> months += 12 * Long.parseLong(amount);
      case "M", "mon", "mons" -> months += Long.parseLong(amount);
      case "D", "day", "days", "" -> days += Long.parseLong(amount);
      case "H", "hour", "hours" -> micros += 3_600_000_000L * Long.parseLong(amount);
      case "min", "mins" -> micros += 60_000_000L * Long.parseLong(amount);
      case "S", "sec", "secs" ->
          micros += new BigDecimal(amount).movePointRight(6).longValueExact();
      default -> throw new IllegalArgumentException("no unit of an interval");
    }
  }

  private static void requireAll(String text, int end) {
    if (end != text.length()) {
      throw new IllegalArgumentException("no part of an interval at " + end);
    }
  }
}
