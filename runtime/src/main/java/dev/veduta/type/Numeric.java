package dev.veduta.type;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@code numeric} that can also be not a number or infinite, which {@link BigDecimal} cannot
 * (PostgreSQL manual, 8.1.2; infinities since 14).
 *
 * <p>Immutable. Equal as {@link BigDecimal#equals} has it, so 1.0 is not 1.00; {@code NaN} equals
 * itself, as in SQL.
 */
public final class Numeric {
  public static final Numeric NAN = new Numeric(null, "NaN");
  public static final Numeric POSITIVE_INFINITY = new Numeric(null, "Infinity");
  public static final Numeric NEGATIVE_INFINITY = new Numeric(null, "-Infinity");

  private final @Nullable BigDecimal number;
  private final String text;

  private Numeric(@Nullable BigDecimal number, String text) {
    this.number = number;
    this.text = text;
  }

  /** A finite number. */
  public static Numeric of(BigDecimal number) {
    return new Numeric(number, number.toString());
  }

  /** Whether it is a number at all: neither NaN nor infinite. */
  public boolean isFinite() {
    return number != null;
  }

  /**
   * The number.
   *
   * @throws ArithmeticException if it is not finite
   */
  public BigDecimal toBigDecimal() {
    if (number == null) {
      throw new ArithmeticException("[NotFinite] " + text + " is not a BigDecimal; ask isFinite()");
    }
    return number;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Numeric that
        && text.equals(that.text)
        && Objects.equals(number, that.number);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The number as {@link BigDecimal#toString} has it, {@code NaN}, {@code [-]Infinity}. */
  @Override
  public String toString() {
    return text;
  }
}
