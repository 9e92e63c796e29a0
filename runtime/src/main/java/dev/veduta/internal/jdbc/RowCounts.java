package dev.veduta.internal.jdbc;

import dev.veduta.query.Sql;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many rows a statement gave when this process last ran it, whatever its binds: what to expect
 * of it. It costs no question to the server, and to be wrong costs only time.
 */
final class RowCounts {
  /** Of lists. */
  static final RowCounts LISTS = new RowCounts();

  /** Of streams: the rows read until it was closed, or none where it had to make way. */
  static final RowCounts STREAMS = new RowCounts();

  /** Statements remembered; the one not used for longest is forgotten. */
  private static final int MOST = 1_000;

  private final Map<String, Long> last =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
              return size() > MOST;
            }
          });

  private RowCounts() {}

  /** The rows it last gave, or what to expect of one that never ran. */
  long expected(Sql sql, long otherwise) {
    Long rows = last.get(sql.text());
    return rows == null ? otherwise : rows;
  }

  void saw(Sql sql, long rows) {
    last.put(sql.text(), rows);
  }
}
