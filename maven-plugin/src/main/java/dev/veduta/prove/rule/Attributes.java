package dev.veduta.prove.rule;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Gives out the numbers of one query's attributes. Confined to that query's analysis. */
final class Attributes {
  private final Map<Object, Integer> numbers = new HashMap<>();

  /** Which row of a range. */
  record Row(int range) {}

  /** A column of a range. */
  record Cell(int range, int column) {}

  /** Something that a step of the query makes. */
  record Made(String what, int number) {}

  /** The number of this attribute, the same for equal ones. */
  int of(Object attribute) {
    return numbers.computeIfAbsent(attribute, it -> numbers.size());
  }

  BitSet set(Object attribute) {
    BitSet set = new BitSet();
    set.set(of(attribute));
    return set;
  }

  BitSet rows(Collection<Integer> ranges) {
    BitSet set = new BitSet();
    ranges.forEach(range -> set.set(of(new Row(range))));
    return set;
  }
}
