package dev.veduta.internal.jdbc;

import dev.veduta.query.Sql;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many rows a statement had when this process last ran it, whatever its binds: what to expect
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

  /**
   * The rows there were when last counted, or else as many as the limit lets pass; none without.
   */
  static long expected(Sql sql, OptionalLong limit) {
    Integer last = LAST.get(sql.text());
    long most = limit.orElse(last == null ? 0 : last);
    return last == null ? most : Math.min(last, most);
  }

  /** Takes note of a result; one that reached its limit tells only that there are no fewer. */
  static void saw(Sql sql, OptionalLong limit, int rows) {
    if (limit.isEmpty() || rows < limit.getAsLong()) {
      LAST.put(sql.text(), rows);
    } else {
      LAST.computeIfPresent(sql.text(), (text, last) -> last < rows ? null : last);
    }
  }
}
