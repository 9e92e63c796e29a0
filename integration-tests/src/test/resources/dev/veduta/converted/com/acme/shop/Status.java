package com.acme.shop;

import dev.veduta.annotation.Label;

public enum Status {
  OPEN,
  @Label("shut")
  CLOSED
}
