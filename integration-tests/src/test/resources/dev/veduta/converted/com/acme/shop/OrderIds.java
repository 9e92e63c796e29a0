package com.acme.shop;

import dev.veduta.type.Converter;

enum OrderIds implements Converter<String, OrderId> {
  INSTANCE;

  @Override
  public OrderId fromColumn(String value) {
    return new OrderId(value);
  }

  @Override
  public String toColumn(OrderId value) {
    return value.text();
  }
}
