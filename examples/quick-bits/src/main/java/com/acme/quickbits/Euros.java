package com.acme.quickbits;

import dev.veduta.type.Converter;
import java.math.BigDecimal;

/** An amount of money; the database has it as a number. */
public record Euros(BigDecimal amount) {
  @Override
  public String toString() {
    return amount.toPlainString() + " EUR";
  }

  /** From numeric, and back. */
  public static final class OfNumeric implements Converter<BigDecimal, Euros> {
    @Override
    public Euros fromColumn(BigDecimal amount) {
      return new Euros(amount);
    }

    @Override
    public BigDecimal toColumn(Euros euros) {
      return euros.amount();
    }
  }
}
