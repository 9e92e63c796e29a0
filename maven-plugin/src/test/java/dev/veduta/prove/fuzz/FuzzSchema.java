package dev.veduta.prove.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Small tables with all that constraints and indexes can be. */
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
  record Col(String sql, Type type) {
    /** Its name without the range it is from. */
    String name() {
      return sql.substring(sql.indexOf('.') + 1);
    }
  }

  /** A table or view. */
  record Source(String name, List<Col> cols) {}

  private FuzzSchema() {}

  static String ddl(int major) {
    return """
        CREATE EXTENSION citext SCHEMA public;
        CREATE SCHEMA z;
        SET search_path = z, public;
        CREATE COLLATION z.nd (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        CREATE DOMAIN z.given AS int NOT NULL;
        CREATE DOMAIN z.small AS int CHECK (VALUE < 1000000);
        CREATE TABLE a (id int PRIMARY KEY, x int, y int NOT NULL, t text, u int UNIQUE);
        CREATE TABLE b (id int PRIMARY KEY, a_id int, x int NOT NULL, t varchar NOT NULL, tags int[]);
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
        CREATE TABLE h (x int, y int, z smallint NOT NULL, UNIQUE (x, y));
        CREATE UNIQUE INDEX ON h (z, x);
        CREATE TABLE p (id int NOT NULL, r int NOT NULL, v int, PRIMARY KEY (id, r)) PARTITION BY LIST (r);
        CREATE TABLE p0 PARTITION OF p FOR VALUES IN (0, 1);
        CREATE TABLE p1 PARTITION OF p DEFAULT;
        CREATE TABLE par (id int PRIMARY KEY, v int NOT NULL, t text);
        CREATE TABLE chi (extra int) INHERITS (par);
        CREATE UNIQUE INDEX ON chi (extra);
        CREATE TABLE dom (id int PRIMARY KEY, g z.given, t text, s z.small UNIQUE);
        CREATE TABLE nd (k text COLLATE z.nd NOT NULL UNIQUE, v int);
        CREATE TABLE nx (k text COLLATE z.nd NOT NULL, v int);
        CREATE UNIQUE INDEX ON nx (k COLLATE "C");
        CREATE TABLE ci (k public.citext PRIMARY KEY, v int);
        CREATE TABLE num (n numeric PRIMARY KEY, m numeric, i bigint NOT NULL UNIQUE);
        CREATE TABLE defer (id int NOT NULL UNIQUE DEFERRABLE INITIALLY DEFERRED, v int UNIQUE);
        CREATE TABLE inv (a int NOT NULL, b int NOT NULL);
        CREATE UNIQUE INDEX inv_a ON inv (a);
        UPDATE pg_index SET indisvalid = false, indisready = false WHERE indexrelid = 'inv_a'::regclass;
        CREATE TABLE old (a int, b int NOT NULL);
        ADD_OLD;
        CREATE UNIQUE INDEX ON old (a, b);
        CREATE MATERIALIZED VIEW mv AS SELECT x, count(*)::int AS n, max(y) AS y FROM a GROUP BY x;
        CREATE UNIQUE INDEX ON mv (x);
        """
        .replace("ONE_NULL", major >= 15 ? "NULLS NOT DISTINCT " : "")
        .replace("ADD_OLD", constraintOnNewRows(major));
  }

  /** One that the rows already there need not satisfy; NOT NULL can be such since 18. */
  static String constraintOnNewRows(int major) {
    return "ALTER TABLE z.old ADD CONSTRAINT new_only "
        + (major >= 18 ? "NOT NULL a" : "CHECK (a IS NOT NULL)")
        + " NOT VALID";
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
        source("z.h", "x int, y int, z int"),
        source("z.p", "id int, r int, v int"),
        source("z.p0", "id int, r int, v int"),
        source("z.par", "id int, v int, t text"),
        source("ONLY z.par", "id int, v int, t text"),
        source("z.chi", "id int, v int, t text, extra int"),
        source("z.dom", "id int, g int, t text, s int"),
        source("z.nd", "k text, v int"),
        source("z.nx", "k text, v int"),
        source("z.ci", "k ci, v int"),
        source("z.num", "n num, m num, i int"),
        source("z.defer", "id int, v int"),
        source("z.inv", "a int, b int"),
        source("z.old", "a int, b int"),
        source("z.mv", "x int, n int, y int"));
  }

  private static Source source(String name, String columns) {
    return new Source(
        name,
        Arrays.stream(columns.split(", "))
            .map(column -> column.split(" "))
            .map(it -> new Col(it[0], Type.valueOf(it[1].toUpperCase(Locale.ROOT))))
            .toList());
  }
}
