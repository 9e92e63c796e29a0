package dev.veduta.prove.fuzz;

import java.util.List;
import java.util.Random;

/** Random choices, and names that no one has yet. The same seed gives the same of both. */
final class Dice {
  private final Random random;
  private int names;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String name(String prefix) {
    return prefix + ++names;
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
