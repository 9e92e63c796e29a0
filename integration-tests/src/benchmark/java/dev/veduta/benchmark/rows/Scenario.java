package dev.veduta.benchmark.rows;

import java.util.List;
import java.util.Random;

/** What is read, and how often: so many times in a turn, and so many turns. */
public enum Scenario {
  ALL("100,000 rows, 12 columns", 0, 1, 10, 15),
  MAPPED("the same through the identity map", 0, 1, 10, 15),
  MAP_LOADED("the same through the map, of Veduta without", 0, 1, 10, 15),
  TWO_CONNECTIONS("the same over 2 connections", 0, 1, 10, 15),
  NARROW("100,000 rows, 3 columns", 0, 1, 10, 15),
  STREAMED("1,000,000 rows streamed", 0, 1, 2, 10),
  BY_KEY("one row by key", 1, 100, 300, 150),
  PAGE("a page of 50", 1, 150, 60, 30),
  KEYS_10("10 keys", 10, 300, 60, 30),
  KEYS_100("100 keys", 100, 20, 180, 90),
  FIRST_1000("the first 1,000 by key", 0, 20, 40, 20),
  FIRST_3000("the first 3,000 by key", 0, 10, 40, 20),
  FIRST_10000("the first 10,000 by key", 0, 3, 40, 20),
  HELD("a row that is held, of `HashMap.get`", 0, 1, 10, 15),
  HEAP_STREAMED("heap in use while streaming, at most, MB"),
  HEAP_MAPPED("heap of the identity map, bytes a row");

  /** How many rows the view has. */
  static final int ROWS = 100_000;

  /** So that no page ends before its time. */
  private static final int LAST_KEY = ROWS - 50;

  private final String label;
  private final int keys;
  private final int times;
  private final int coldTurns;
  private final int turns;

  /** Of heap, which is measured once, after the classes are loaded. */
  Scenario(String label) {
    this(label, 0, 1, 1, 1);
  }

  Scenario(String label, int keys, int times, int coldTurns, int turns) {
    this.label = label;
    this.keys = keys;
    this.times = times;
    this.coldTurns = coldTurns;
    this.turns = turns;
  }

  String label() {
    return label;
  }

  /** The benchmark that it is a parameter of. */
  Class<?> benchmark() {
    return this == HEAP_STREAMED || this == HEAP_MAPPED ? HeapUse.class : RowPath.class;
  }

  int times() {
    return times;
  }

  int coldTurns() {
    return coldTurns;
  }

  int turns() {
    return turns;
  }

  /** Whether all contenders answer the rows in one order. */
  boolean ordered() {
    return this != TWO_CONNECTIONS;
  }

  /** The keys of a turn, the same for all contenders. */
  List<Integer> keys(Random random) {
    return random.ints(1, LAST_KEY).distinct().limit(keys).sorted().boxed().toList();
  }
}
