package dev.veduta.introspect;

import java.util.List;
import java.util.stream.Stream;

/** Selections, briefly. */
final class Selections {
  private Selections() {}

  static Selection of(String... include) {
    return new Selection(patterns(include), List.of());
  }

  static List<RelationPattern> patterns(String... texts) {
    return Stream.of(texts).map(RelationPattern::parse).toList();
  }
}
