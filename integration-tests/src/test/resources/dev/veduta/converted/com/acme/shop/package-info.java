@Views(schema = "shop", include = "price_list", optional = true)
@Convert(value = MoneyConverter.class, type = "shop.amount")
@Convert(value = Mood.class, type = "shop.mood")
@Convert(OrderIds.class)
package com.acme.shop;

import dev.veduta.annotation.Convert;
import dev.veduta.annotation.Views;
