package dev.veduta.internal.jdbc;

import dev.veduta.query.Sql;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many rows a statement gave when this process last ran it, whatever its binds: what to expect
 * of it. It costs no question to the server, and to be wrong costs only time.
 */
final class RowCounts {
  /** Statements remembered; the one not used for longest is forgotten. */
  private static final int MOST = 1_000;

  private static final Map<String, Integer> LAST =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
              return size() > MOST;
            }
          });

  private RowCounts() {}

  /** The rows it last gave or, of a statement that never ran, its limit; none without. */
  static long expected(Sql sql, OptionalLong limit) {
    Integer last = LAST.get(sql.text());
    return last == null ? limit.orElse(0) : last;
  }

  static void saw(Sql sql, int rows) {
    LAST.put(sql.text(), rows);
  }
}
