package dev.veduta.prove.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A dozen small tables with all that constraints and indexes can be, and data for them: few values,
 * so that equal ones are common, and nulls and duplicates wherever they are allowed.
 */
final class FuzzSchema {
  /** The types that expressions are made of. */
  enum Type {
    INT("int"),
    TEXT("text"),
    BOOL("boolean"),
    NUM("numeric"),
    CI("public.citext"),
    INTS("int[]");

    final String sql;

    Type(String sql) {
      this.sql = sql;
    }
  }

  /** A column, and how to write it. */
  record Col(String sql, Type type) {}

  /** A table or view. */
  record Source(String name, List<Col> cols) {}

  private FuzzSchema() {}

  static String ddl(int major) {
    String oneNull = major >= 15 ? "NULLS NOT DISTINCT " : "";
    return """
        CREATE EXTENSION citext SCHEMA public;
        CREATE SCHEMA z;
        SET search_path = z, public;
        CREATE COLLATION z.nd (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        CREATE DOMAIN z.given AS int NOT NULL;
        CREATE TABLE a (id int PRIMARY KEY, x int, y int NOT NULL, t text, u int UNIQUE);
        CREATE TABLE b (id int PRIMARY KEY, a_id int, x int NOT NULL, t text NOT NULL, tags int[]);
        CREATE TABLE c (k1 int, k2 int, v int, t text, PRIMARY KEY (k1, k2));
        CREATE TABLE d (x int, t text, n numeric);
        CREATE TABLE e (k int NOT NULL, active boolean NOT NULL, s text, w int);
        CREATE UNIQUE INDEX ON e (k) WHERE active;
        CREATE UNIQUE INDEX ON e (s) WHERE s IS NOT NULL;
        CREATE UNIQUE INDEX ON e (w, k) WHERE w > 1;
        CREATE TABLE f (k text NOT NULL, v int NOT NULL);
        CREATE UNIQUE INDEX ON f (lower(k));
        CREATE UNIQUE INDEX ON f (v, (v + 1));
        CREATE TABLE g (x int, y int, z int NOT NULL);
        CREATE UNIQUE INDEX ON g (x) ONE_NULL;
        CREATE UNIQUE INDEX ON g (y, z) ONE_NULL;
        CREATE TABLE p (id int NOT NULL, r int NOT NULL, v int, PRIMARY KEY (id, r)) PARTITION BY LIST (r);
        CREATE TABLE p0 PARTITION OF p FOR VALUES IN (0, 1);
        CREATE TABLE p1 PARTITION OF p DEFAULT;
        CREATE TABLE par (id int PRIMARY KEY, v int NOT NULL, t text);
        CREATE TABLE chi (extra int) INHERITS (par);
        CREATE TABLE dom (id int PRIMARY KEY, g z.given, t text);
        CREATE TABLE nd (k text COLLATE z.nd NOT NULL UNIQUE, v int);
        CREATE TABLE nx (k text COLLATE z.nd NOT NULL, v int);
        CREATE UNIQUE INDEX ON nx (k COLLATE "C");
        CREATE TABLE ci (k public.citext PRIMARY KEY, v int);
        CREATE TABLE num (n numeric PRIMARY KEY, m numeric, i int NOT NULL UNIQUE);
        CREATE TABLE defer (id int NOT NULL UNIQUE DEFERRABLE INITIALLY DEFERRED, v int UNIQUE);
        CREATE MATERIALIZED VIEW mv AS SELECT x, count(*)::int AS n, max(y) AS y FROM a GROUP BY x;
        CREATE UNIQUE INDEX ON mv (x);
        """
        .replace("ONE_NULL", oneNull);
  }

  static List<Source> sources() {
    return List.of(
        source("z.a", "id int, x int, y int, t text, u int"),
        source("z.b", "id int, a_id int, x int, t text, tags ints"),
        source("z.c", "k1 int, k2 int, v int, t text"),
        source("z.d", "x int, t text, n num"),
        source("z.e", "k int, active bool, s text, w int"),
        source("z.f", "k text, v int"),
        source("z.g", "x int, y int, z int"),
        source("z.p", "id int, r int, v int"),
        source("z.par", "id int, v int, t text"),
        source("ONLY z.par", "id int, v int, t text"),
        source("z.dom", "id int, g int, t text"),
        source("z.nd", "k text, v int"),
        source("z.nx", "k text, v int"),
        source("z.ci", "k ci, v int"),
        source("z.num", "n num, m num, i int"),
        source("z.defer", "id int, v int"),
        source("z.mv", "x int, n int, y int"));
  }

  private static Source source(String name, String columns) {
    List<Col> cols = new ArrayList<>();
    for (String column : columns.split(", ")) {
      String[] parts = column.split(" ");
      cols.add(new Col(parts[0], Type.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT))));
    }
    return new Source(name, cols);
  }

  /** Statements that replace all data. */
  static List<String> data(Random random) {
    List<String> statements = new ArrayList<>();
    statements.add(
        "TRUNCATE z.a, z.b, z.c, z.d, z.e, z.f, z.g, z.p, z.par, z.chi, z.dom, z.nd, z.nx, z.ci,"
            + " z.num, z.defer");
    int size = random.nextInt(12) == 0 ? 0 : 3 + random.nextInt(8);
    fill(statements, random, size, "a", "0 i i! t i");
    fill(statements, random, size, "b", "0 i i! t! [");
    fill(statements, random, size, "c", "i! i! i t");
    fill(statements, random, size, "d", "i t n");
    fill(statements, random, size, "e", "i! b! t i");
    fill(statements, random, size, "f", "t! i!");
    fill(statements, random, size, "g", "i i i!");
    fill(statements, random, size, "p", "i! i! i");
    fill(statements, random, size, "par", "i! i! t");
    fill(statements, random, size, "chi", "i! i! t i");
    fill(statements, random, size, "dom", "i! i! t");
    fill(statements, random, size, "nd", "t! i");
    fill(statements, random, size, "nx", "t! i");
    fill(statements, random, size, "ci", "t! i");
    fill(statements, random, size, "num", "n! n i!");
    fill(statements, random, size, "defer", "0 i");
    statements.add("REFRESH MATERIALIZED VIEW z.mv");
    return statements;
  }

  private static void fill(
      List<String> statements, Random random, int size, String table, String kinds) {
    for (int row = 0; row < size; row++) {
      List<String> values = new ArrayList<>();
      for (String kind : kinds.split(" ")) {
        values.add(value(random, kind, row));
      }
      String conflict =
          table.equals("defer") ? "ON CONFLICT (v) DO NOTHING" : "ON CONFLICT DO NOTHING";
      statements.add(
          "INSERT INTO z." + table + " VALUES (" + String.join(", ", values) + ") " + conflict);
    }
  }

  private static String value(Random random, String kind, int row) {
    if (!kind.endsWith("!") && !kind.equals("0") && random.nextInt(3) == 0) {
      return "NULL";
    }
    return switch (kind.charAt(0)) {
      case '0' -> String.valueOf(row);
      case 'i' -> String.valueOf(random.nextInt(4));
      case 't' -> "'" + "aAbB".charAt(random.nextInt(4)) + "'";
      case 'b' -> String.valueOf(random.nextBoolean());
      case 'n' -> List.of("1.0", "1.00", "2", "0").get(random.nextInt(4));
      default -> List.of("'{}'", "'{1,null}'", "'{1,1}'", "'{2}'").get(random.nextInt(4));
    };
  }
}
