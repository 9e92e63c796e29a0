package dev.veduta.introspect;

import java.sql.Connection;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Not a test: prints how long reflection, the fingerprint and jOOQ-meta take, side by side. Run
 * with {@code -Dtest=ReflectionTimings}; the figures are in docs/decisions/0002.
 */
class ReflectionTimings {
  private static final int WARM = 7;

  @Test
  void print() throws Exception {
    System.out.printf("%6s %-12s %9s %9s%n", "views", "what", "cold ms", "warm ms");
    for (int views : new int[] {20, 200, 1_000}) {
      TestServer.Database database = TestServer.newest().database(schema(views));
      line(
          views, "fingerprint", database, it -> Introspector.fingerprint(it, Selections.of("s.*")));
      line(views, "reflection", database, it -> Introspector.reflect(it, Selections.of("s.*")));
      line(views, "jooq-meta", database, it -> JooqMeta.tables(it, "s"));
    }
  }

  /** Cold is the median of first uses of a new connection, warm of later uses of one. */
  private static void line(int views, String what, TestServer.Database database, Work work)
      throws Exception {
    long[] cold = new long[WARM];
    long[] warm = new long[WARM];
    for (int i = 0; i < WARM; i++) {
      try (Connection connection = database.connect()) {
        cold[i] = time(connection, work);
      }
    }
    try (Connection connection = database.connect()) {
      time(connection, work);
      for (int i = 0; i < WARM; i++) {
        warm[i] = time(connection, work);
      }
    }
    System.out.printf(
        Locale.ROOT, "%6d %-12s %9.1f %9.1f%n", views, what, median(cold), median(warm));
  }

  private static long time(Connection connection, Work work) throws Exception {
    long start = System.nanoTime();
    work.on(connection);
    return System.nanoTime() - start;
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6;
  }

  /** Views of ten columns over joins of ten-column tables. */
  private static String schema(int views) {
    StringBuilder sql = new StringBuilder("CREATE SCHEMA s; CREATE SCHEMA base;");
    for (int i = 0; i < views / 2; i++) {
      sql.append(
              "CREATE TABLE base.t%d (id int PRIMARY KEY, ref int, a text NOT NULL, b varchar(40),"
                  .formatted(i))
          .append(" c numeric(10, 2), d date, e timestamptz, f boolean, g bigint, h jsonb);");
    }
    for (int i = 0; i < views; i++) {
      sql.append(
              "CREATE VIEW s.v%d AS SELECT x.id, x.a, x.b, coalesce(y.c, 0) AS c, y.d,"
                  .formatted(i))
          .append(" upper(y.a) AS e, CASE WHEN x.f THEN 1 ELSE 2 END AS f, x.g, y.h, x.e AS i")
          .append(
              " FROM base.t%d x LEFT JOIN base.t%d y ON y.id = x.ref"
                  .formatted(i / 2, (i / 2 + 1) % (views / 2)))
          .append(" WHERE x.d > '2020-01-01' OR y.g IN (1, 2, 3);")
          .append("COMMENT ON VIEW s.v%d IS 'View %d. @key id';".formatted(i, i));
    }
    return sql.toString();
  }

  private interface Work {
    Object on(Connection connection) throws Exception;
  }
}
