package dev.veduta.benchmark.rows;

import java.util.function.IntToLongFunction;

/** A million finds of rows that are held, in an order that caches do not foresee. */
final class Finds {
  private static final int FINDS = 1_000_000;
  private static final int STEP = 61_803;

  private Finds() {}

  /** Sums what is found by each key, so that none can be left out. */
  static long sum(IntToLongFunction find) {
    long sum = 0;
    int key = 1;
    for (int i = 0; i < FINDS; i++) {
      key = (key + STEP) % Scenario.ROWS;
      sum += find.applyAsLong(key + 1);
    }
    return sum;
  }
}
