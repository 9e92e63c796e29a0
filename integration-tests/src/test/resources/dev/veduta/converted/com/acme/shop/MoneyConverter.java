package com.acme.shop;

import dev.veduta.type.Converter;
import java.math.BigDecimal;

public final class MoneyConverter implements Converter<BigDecimal, Money> {
  @Override
  public Money fromColumn(BigDecimal value) {
    return Money.of(value);
  }

  @Override
  public BigDecimal toColumn(Money value) {
    return value.amount();
  }
}
