package dev.veduta.internal.type;

import dev.veduta.type.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The text of a {@code bytea}, whatever {@code bytea_output} is (PostgreSQL manual, 8.4). */
public final class BytesText {
  private BytesText() {}

  public static Bytes parse(String text) {
    return Bytes.of(
        text.startsWith("\\x") ? HexFormat.of().parseHex(text, 2, text.length()) : unescape(text));
  }

  public static String format(Bytes bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes.toByteArray());
  }

  public static @Nullable Bytes read(ResultSet rows, int index) throws SQLException {
    byte[] bytes = rows.getBytes(index);
    return bytes == null ? null : Bytes.of(bytes);
  }

  public static void bind(PreparedStatement statement, int index, Bytes value) throws SQLException {
    statement.setBytes(index, value.toByteArray());
  }

  /** A backslash doubled, or followed by three octal digits; all else is ASCII. */
  private static byte[] unescape(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < ascii.length; i++) {
      if (ascii[i] != '\\') {
        bytes.write(ascii[i]);
      } else if (ascii[i + 1] == '\\') {
        bytes.write(ascii[++i]);
      } else {
        bytes.write(Integer.parseInt(text, i + 1, i + 4, 8));
        i += 3;
      }
    }
    return bytes.toByteArray();
  }
}
