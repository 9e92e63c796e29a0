package com.acme.shop;

import dev.veduta.annotation.Label;

public enum Mood {
  @Label("sad")
  SAD,
  @Label("so-so")
  SO_SO,
  @Label("a \"b\" \\ {c}")
  OTHER
}
