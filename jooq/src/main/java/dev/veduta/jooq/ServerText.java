package dev.veduta.jooq;

import dev.veduta.type.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.EnumType;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jspecify.annotations.Nullable;

/**
 * The text that the server has for a value that jOOQ read, where the value tells it for sure.
 *
 * <p>A date, time or timestamp without a zone does not: jOOQ has it from {@code java.sql.Date} and
 * {@code Timestamp}, by which a year before Christ comes out as one after, and an hour that the
 * JVM's zone left out as the next.
 */
final class ServerText {
  /** jOOQ calls its intervals numbers, too. */
  private static final Set<Class<?>> NUMBERS =
      Set.of(Short.class, Integer.class, Long.class, Float.class, Double.class, BigInteger.class);

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSx", Locale.ROOT);

  private ServerText() {}

  /** The text, or null where it is not sure. */
  static @Nullable String of(Object value) {
    if (value instanceof String || value instanceof UUID || NUMBERS.contains(value.getClass())) {
      return value.toString();
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof Boolean truth) {
      return truth ? "t" : "f";
    } else if (value instanceof byte[] bytes) {
      return "\\x" + HexFormat.of().formatHex(bytes);
    } else if (value instanceof EnumType label) {
      return label.getLiteral();
    } else if (value instanceof JSON json) {
      return json.data();
    } else if (value instanceof JSONB json) {
      return json.data();
    } else if (value instanceof XML xml) {
      return xml.data();
    } else if (value instanceof OffsetDateTime time) {
      return time.getYear() > 0 && time.getYear() < 10_000
          ? UTC.format(time.withOffsetSameInstant(ZoneOffset.UTC))
          : null;
    } else if (value instanceof Object[] array) {
      return array(array);
    }
    return isDriversText(value) ? value.toString() : null;
  }

  /** Whether what was made of the text is of the kind that jOOQ read, and not a text of it. */
  static boolean isThatOf(Object value, Object read) {
    if (value instanceof Boolean || value instanceof Float || value instanceof Double) {
      return read.getClass() == value.getClass();
    } else if (value instanceof Number) {
      return !(read instanceof String || read instanceof Float || read instanceof Double);
    } else if (value instanceof byte[]) {
      return read instanceof Bytes;
    } else if (value instanceof Object[] array) {
      return read instanceof List<?> list && areThoseOf(array, list);
    }
    return true;
  }

  private static boolean areThoseOf(Object[] values, List<?> read) {
    if (values.length != read.size()) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      Object one = read.get(i);
      if (values[i] == null ? one != null : one == null || !isThatOf(values[i], one)) {
        return false;
      }
    }
    return true;
  }

  /** The driver keeps the text of a type that it does not know. */
  private static boolean isDriversText(Object value) {
    return value.getClass().getName().equals("org.postgresql.util.PGobject");
  }

  private static @Nullable String array(Object[] values) {
    StringBuilder literal = new StringBuilder("{");
    for (Object value : values) {
      String text = value == null ? "NULL" : value instanceof Object[] ? of(value) : quoted(value);
      if (text == null) {
        return null;
      }
      literal.append(literal.length() == 1 ? "" : ",").append(text);
    }
    return literal.append('}').toString();
  }

  private static @Nullable String quoted(Object value) {
    String text = of(value);
    return text == null ? null : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
