package dev.veduta.benchmark.rows;

import java.util.List;
import java.util.function.Consumer;

/** One read of a scenario by one contender. */
@FunctionalInterface
interface Read {
  /**
   * Reads.
   *
   * @param keys those the turn is about, ascending
   * @return a list of rows, one row, a sum, or {@link Rows} that are still to be read
   */
  Object read(List<Integer> keys) throws Exception;

  /** Rows that are read one by one, and not kept. */
  @FunctionalInterface
  interface Rows {
    void forEach(Consumer<Object> row) throws Exception;
  }
}
