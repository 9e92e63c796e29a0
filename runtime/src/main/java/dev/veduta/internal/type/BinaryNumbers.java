package dev.veduta.internal.type;

import dev.veduta.type.Numeric;
import dev.veduta.type.RowBytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * The binary forms of numbers. That of a {@code numeric} (the server's {@code numeric_send}) is the
 * count of its digits to the base of 10,000, the power of the first, the sign, the decimal places
 * it shows, and the digits.
 */
public final class BinaryNumbers {
  private static final int NEGATIVE = 0x4000;
  private static final int NAN = 0xC000;
  private static final int POSITIVE_INFINITY = 0xD000;
  private static final int NEGATIVE_INFINITY = 0xF000;

  private static final int HEADER_BYTES = 4 * Short.BYTES;
  private static final int SIGN_END = 3 * Short.BYTES - 1;

  private static final int BASE = 10_000;
  private static final int DECIMALS_OF_DIGIT = 4;

  /** So many digits fit into a long, and still do with the decimal places of one more. */
  private static final int LONG_DIGITS = 3;

  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000};

  private BinaryNumbers() {}

  private record Header(int count, int weight, int sign, int scale) {
    static Header of(RowBytes value) {
      return new Header(
          Short.toUnsignedInt(value.getShort()),
          value.getShort(),
          Short.toUnsignedInt(value.getShort()),
          value.getShort());
    }

    @Nullable Numeric special() {
      return switch (sign) {
        case NAN -> Numeric.NAN;
        case POSITIVE_INFINITY -> Numeric.POSITIVE_INFINITY;
        case NEGATIVE_INFINITY -> Numeric.NEGATIVE_INFINITY;
        default -> null;
      };
    }

    /** Decimal places of the last digit, zeros that are not shown included; can be negative. */
    int places() {
      return DECIMALS_OF_DIGIT * (count - 1 - weight);
    }
  }

  public static Boolean bool(RowBytes value) {
    return value.getByte() != 0;
  }

  public static Long oid(RowBytes value) {
    return Integer.toUnsignedLong(value.getInt());
  }

  public static BigDecimal decimal(RowBytes value) {
    Header header = Header.of(value);
    Numeric special = header.special();
    if (special != null) {
      throw Numbers.notFinite(special.toString());
    }
    return finite(value, header);
  }

  public static Numeric numeric(RowBytes value) {
    Header header = Header.of(value);
    Numeric special = header.special();
    return special == null ? Numeric.of(finite(value, header)) : special;
  }

  /** The sign's second byte is 0, which no text has. */
  public static boolean isNumeric(byte[] raw, ResultSet rows, int index) {
    return raw.length >= HEADER_BYTES && raw[SIGN_END] == 0;
  }

  private static BigDecimal finite(RowBytes value, Header header) {
    if (header.count == 0) {
      return BigDecimal.valueOf(0, header.scale);
    }
    int more = header.scale - header.places();
    boolean isLong = header.count <= LONG_DIGITS && Math.abs(more) <= DECIMALS_OF_DIGIT;
    return isLong ? ofLong(value, header, more) : ofMany(value, header);
  }

  private static BigDecimal ofLong(RowBytes value, Header header, int more) {
    long digits = digits(value, header.count);
    long shown = more >= 0 ? digits * POWERS[more] : digits / POWERS[-more];
    return BigDecimal.valueOf(header.sign == NEGATIVE ? -shown : shown, header.scale);
  }

  private static BigDecimal ofMany(RowBytes value, Header header) {
    BigInteger digits = BigInteger.ZERO;
    int left = header.count;
    for (; left >= LONG_DIGITS; left -= LONG_DIGITS) {
      digits = appended(digits, value, LONG_DIGITS);
    }
    digits = appended(digits, value, left);
    return new BigDecimal(header.sign == NEGATIVE ? digits.negate() : digits, header.places())
        .setScale(header.scale);
  }

  private static BigInteger appended(BigInteger digits, RowBytes value, int count) {
    long power = 1;
    for (int i = 0; i < count; i++) {
      power *= BASE;
    }
    return digits.multiply(BigInteger.valueOf(power)).add(BigInteger.valueOf(digits(value, count)));
  }

  private static long digits(RowBytes value, int count) {
    long digits = 0;
    for (int i = 0; i < count; i++) {
      digits = digits * BASE + value.getShort();
    }
    return digits;
  }
}
