package com.acme.shop;

import dev.veduta.annotation.Convert;
import dev.veduta.annotation.Json;
import dev.veduta.annotation.View;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@View("shop.order_view")
public interface Order {
  OrderId id();

  Money price();

  @Convert(MoneyConverter.class)
  @Nullable Money discount();

  Status status();

  Mood mood();

  @Nullable List<@Nullable Mood> moods();

  @Json
  Optional<Address> address();

  @Json
  List<Line> lines();

  Optional<String> label();

  int a();

  int b();
}
