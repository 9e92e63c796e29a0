package dev.veduta.internal.type;

import dev.veduta.type.Bytes;
import dev.veduta.type.Inet;
import dev.veduta.type.RowBytes;
import java.sql.ResultSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The binary forms of text, bytes, identifiers and addresses. */
public final class BinaryTexts {
  private static final int VERSION = 1;
  private static final int IPV4_BYTES = 4;
  private static final int BITS_OF_BYTE = 8;

  private BinaryTexts() {}

  /** A version before the text: {@code jsonb} and {@code jsonpath}. */
  public static String versioned(RowBytes value) {
    if (value.getByte() != VERSION) {
      throw new IllegalArgumentException("another version");
    }
    return value.getText();
  }

  public static Bytes bytes(RowBytes value) {
    return Bytes.of(value.getBytes(value.remaining()));
  }

  public static UUID uuid(RowBytes value) {
    return new UUID(value.getLong(), value.getLong());
  }

  /** No text of a UUID is that short. */
  public static boolean isUuid(byte[] raw, ResultSet rows, int index) {
    return raw.length == 2 * Long.BYTES;
  }

  /** Address family, prefix, whether it is a {@code cidr}, length, address. */
  public static Inet inet(RowBytes value) {
    value.getByte();
    int prefix = Byte.toUnsignedInt(value.getByte());
    value.getByte();
    int length = value.getByte();
    if (length != IPV4_BYTES && length != 4 * IPV4_BYTES) {
      throw new IllegalArgumentException("no address");
    }
    return new Inet(InetText.address(value.getBytes(length)), prefix);
  }

  /** {@code macaddr} and {@code macaddr8}: {@code 08:00:2b:01:02:03}. */
  public static String colons(RowBytes value) {
    StringBuilder text = new StringBuilder();
    while (value.remaining() > 0) {
      int next = value.getByte();
      text.append(text.isEmpty() ? "" : ":")
          .append(Character.forDigit((next >> 4) & 15, 16))
          .append(Character.forDigit(next & 15, 16));
    }
    return text.toString();
  }

  /** The count of bits, and the bits, the last byte filled up. */
  public static String bits(RowBytes value) {
    int count = value.getInt();
    byte[] bytes = value.getBytes((count + BITS_OF_BYTE - 1) / BITS_OF_BYTE);
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + ((bytes[i / BITS_OF_BYTE] >> (7 - i % BITS_OF_BYTE)) & 1)));
    }
    return text.toString();
  }

  /** The count of pairs, and for each the key and the value, each with its length. */
  public static Map<String, @Nullable String> hstore(RowBytes value) {
    Map<String, @Nullable String> map = new LinkedHashMap<>();
    for (int left = value.getInt(); left > 0; left--) {
      String key = value.getText(value.getInt());
      int length = value.getInt();
      map.put(key, length == -1 ? null : value.getText(length));
    }
    return Collections.unmodifiableMap(map);
  }
}
