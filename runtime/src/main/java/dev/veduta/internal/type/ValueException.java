package dev.veduta.internal.type;

import dev.veduta.type.SqlType;
import java.io.Serial;

/** A value that its Java type cannot hold, or its SQL type cannot take. Never tells the value. */
public final class ValueException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1;

  ValueException(String message) {
    super(message);
  }

  static ValueException unreadable(SqlType<?> type, String text) {
    return notA(type, "a text of " + text.length() + " characters is");
  }

  static ValueException unreadableBytes(SqlType<?> type) {
    return notA(type, "the bytes are");
  }

  private static ValueException notA(SqlType<?> type, String what) {
    return new ValueException(
        "[UnreadableValue] "
            + what
            + " not a value of "
            + type
            + "; if the column's type changed, run veduta:reflect");
  }
}
