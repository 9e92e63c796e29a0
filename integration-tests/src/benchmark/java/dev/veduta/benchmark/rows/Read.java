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
   * @return a list of rows, one row, a sum, {@link Rows} that are still to be read, or {@link
   *     Mapped} rows
   */
  Object read(List<Integer> keys) throws Exception;

  /** Rows that are read one by one, and not kept. */
  @FunctionalInterface
  interface Rows {
    void forEach(Consumer<Object> row) throws Exception;
  }

  /**
   * Rows that are held by their keys, too.
   *
   * @param map what holds them; once it is closed and let go, the rows alone are left
   */
  record Mapped(List<?> rows, AutoCloseable map) {}
}
