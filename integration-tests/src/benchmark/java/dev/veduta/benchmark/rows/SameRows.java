package dev.veduta.benchmark.rows;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a contender read, a hash of all values for each row, to compare with what another did: a
 * contender that is fast at reading something else is none.
 */
record SameRows(int[] rows) {
  static SameRows of(Contender contender, Scenario scenario, Object result) throws Exception {
    List<Integer> hashes = new ArrayList<>();
    if (result instanceof Read.Rows rows) {
      rows.forEach(row -> hashes.add(hash(contender, row)));
    } else if (result instanceof List<?> rows) {
      rows.forEach(row -> hashes.add(hash(contender, row)));
    } else if (result instanceof Long sum) {
      hashes.add(sum.hashCode());
    } else {
      hashes.add(hash(contender, result));
    }
    IntStream rows = hashes.stream().mapToInt(hash -> hash);
    return new SameRows((scenario.ordered() ? rows : rows.sorted()).toArray());
  }

  /** Fails unless the other has the same. */
  void check(SameRows other, String what) {
    int row = Arrays.mismatch(rows, other.rows);
    if (row >= 0 || rows.length == 0) {
      throw new IllegalStateException(
          "%s: %d rows, expected %d; the first that differs is number %d"
              .formatted(what, other.rows.length, rows.length, row));
    }
  }

  /** Of every component: the records' own equality is that of their keys. */
  private static int hash(Contender contender, Object row) {
    Record comparable = contender.comparable(row);
    List<Object> values = new ArrayList<>();
    try {
      for (RecordComponent component : comparable.getClass().getRecordComponents()) {
        values.add(component.getAccessor().invoke(comparable));
      }
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
    return values.hashCode();
  }
}
