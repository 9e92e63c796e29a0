package dev.veduta.benchmark.rows;

import java.util.Map;

/** A way to read rows, set up as its own documentation advises. */
interface Contender {
  /** How it reads in each scenario that it takes part in. */
  Map<Scenario, Read> reads();

  /** Whether it makes rows of what it reads, which are then compared. */
  default boolean makesRows() {
    return true;
  }

  /** A row as the record that all of them are compared as. */
  default Record comparable(Object row) {
    return (Record) row;
  }
}
