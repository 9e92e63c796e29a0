package com.acme.shop;

/** All of them are equal, which is a lie. */
public record OrderId(String text) {
  @Override
  public boolean equals(Object other) {
    return other instanceof OrderId;
  }

  @Override
  public int hashCode() {
    return 1;
  }
}
