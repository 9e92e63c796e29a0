package dev.veduta.internal.type;

import static java.util.Objects.requireNonNull;

import dev.veduta.type.Converter;
import dev.veduta.type.SqlType;
import java.io.Serial;
import java.io.UncheckedIOException;

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

  /** With where it failed, and without what was said of it, for that may show the value. */
  static ValueException unconverted(Converter<?, ?> converter, RuntimeException failure) {
    Throwable cause =
        failure instanceof UncheckedIOException io ? requireNonNull(io.getCause()) : failure;
    ValueException why =
        new ValueException(
            "[ConversionFailed] the converter "
                + nameOf(converter)
                + " failed with "
                + cause.getClass().getName());
    why.setStackTrace(cause.getStackTrace());
    return why;
  }

  static ValueException madeNull(Converter<?, ?> converter) {
    return new ValueException(
        "[ConversionFailed] the converter " + nameOf(converter) + " answered null");
  }

  /** A text that is the label of none of an enum's constants. */
  public static ValueException unknownLabel(Class<?> type) {
    return new ValueException(
        "[UnknownLabel] it is the label of no constant of "
            + type.getName()
            + "; add one, or correct the rows");
  }

  /** JSON to be mapped, and nothing that could. */
  public static ValueException withoutJackson() {
    return new ValueException(
        "[JacksonMissing] JSON is mapped by Jackson 3 or 2, and neither jackson-databind is there;"
            + " add one");
  }

  private static String nameOf(Converter<?, ?> converter) {
    return converter.getClass().getName();
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
