package dev.veduta.internal.type;

import dev.veduta.type.Numeric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The texts of booleans and numbers (PostgreSQL manual, 8.1, 8.6, 8.19). */
public final class Numbers {
  private static final long GREATEST_OID = 0xFFFF_FFFFL;

  private Numbers() {}

  public static Boolean bool(String text) {
    return switch (text) {
      case "t", "true" -> true;
      case "f", "false" -> false;
      default -> throw new IllegalArgumentException("neither t nor f");
    };
  }

  /** Of no negative scale: in binary transfer the driver takes that of the column's type. */
  public static BigDecimal decimal(String text) {
    if (text.endsWith("NaN") || text.endsWith("Infinity")) {
      throw notFinite(text);
    }
    BigDecimal number = new BigDecimal(text);
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  static ValueException notFinite(String text) {
    return new ValueException(
        "[NotFinite] a numeric is "
            + text
            + ", which BigDecimal cannot hold; declare the accessor"
            + " as dev.veduta.type.Numeric");
  }

  public static Numeric numeric(String text) {
    return switch (text) {
      case "NaN" -> Numeric.NAN;
      case "Infinity" -> Numeric.POSITIVE_INFINITY;
      case "-Infinity" -> Numeric.NEGATIVE_INFINITY;
      default -> Numeric.of(decimal(text));
    };
  }

  public static Long oid(String text) {
    return checkedOid(Long.parseLong(text));
  }

  /** The server would take -1 for 4294967295. */
  public static String formatOid(Long value) {
    return checkedOid(value).toString();
  }

  public static @Nullable Integer next(Integer value) {
    return value == Integer.MAX_VALUE ? null : Integer.valueOf(value + 1);
  }

  public static @Nullable Long next(Long value) {
    return value == Long.MAX_VALUE ? null : Long.valueOf(value + 1);
  }

  private static Long checkedOid(Long value) {
    if (value < 0 || value > GREATEST_OID) {
      throw new ValueException("[OidRange] an oid is 0 to " + GREATEST_OID);
    }
    return value;
  }
}
