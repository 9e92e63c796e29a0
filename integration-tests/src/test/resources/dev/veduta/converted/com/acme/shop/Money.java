package com.acme.shop;

import java.math.BigDecimal;

/** Has no {@code equals}. */
public final class Money {
  private final BigDecimal amount;

  private Money(BigDecimal amount) {
    this.amount = amount;
  }

  public static Money of(String amount) {
    return of(new BigDecimal(amount));
  }

  public static Money of(BigDecimal amount) {
    return new Money(amount);
  }

  public BigDecimal amount() {
    return amount;
  }
}
