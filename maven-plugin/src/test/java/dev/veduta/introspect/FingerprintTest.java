package dev.veduta.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The fingerprint changes with whatever the reflection keeps. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 15, 18})
class FingerprintTest {
  private static final String SETUP =
      """
      CREATE SCHEMA s;
      CREATE SCHEMA lib;
      CREATE TYPE lib.mood AS ENUM ('a', 'b');
      CREATE TYPE lib.inner_part AS (x int);
      CREATE TYPE lib.part AS (p lib.inner_part[], y text);
      CREATE DOMAIN lib.positive AS int CHECK (VALUE > 0);
      CREATE TYPE lib.span AS RANGE (subtype = int);
      CREATE COLLATION lib.loose (provider = icu, locale = 'und', deterministic = false);
      CREATE FUNCTION lib.twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
      CREATE OPERATOR lib.@#@ (FUNCTION = lib.twice, RIGHTARG = int);
      CREATE TABLE lib.base (id int PRIMARY KEY, t text, m lib.mood, part lib.part,
        d lib.positive, r lib.span[], extra int, c text COLLATE lib.loose);
      CREATE TABLE lib.other (o_id int, v int);
      CREATE TABLE lib.rowtype (a int);
      CREATE VIEW lib.middle AS SELECT * FROM lib.base;
      CREATE VIEW s.v AS SELECT id, t, m, part, d, r, lib.twice(id) AS twice,
        OPERATOR(lib.@#@) extra AS op, c FROM lib.middle;
      CREATE VIEW s.w AS SELECT * FROM lib.other JOIN lib.base ON o_id = id;
      CREATE VIEW s.simple AS SELECT o_id, v FROM lib.other;
      CREATE MATERIALIZED VIEW s.mv AS SELECT id, t FROM lib.base WITH NO DATA;
      CREATE TABLE s.tab (id int PRIMARY KEY, n int NOT NULL, u int, r lib.rowtype);
      CREATE TABLE s.parent (a int);
      CREATE TABLE lib.child () INHERITS (s.parent);
      """;

  /** Every kind of change that a reflection of s.* could see, one after the other. */
  private static final List<String> CHANGES =
      List.of(
          "CREATE VIEW s.fresh AS SELECT 1 AS a",
          "ALTER VIEW s.fresh RENAME TO renamed",
          "ALTER VIEW s.renamed RENAME COLUMN a TO b",
          "CREATE OR REPLACE VIEW s.renamed AS SELECT 2 AS b",
          "CREATE OR REPLACE VIEW s.renamed AS SELECT 2 AS b, 3 AS c",
          "DROP VIEW s.renamed",
          "COMMENT ON VIEW s.v IS 'x'",
          "COMMENT ON VIEW s.v IS NULL",
          "COMMENT ON COLUMN s.v.t IS 'y'",
          "COMMENT ON COLUMN s.tab.n IS 'z'",
          "ALTER VIEW s.v SET (security_barrier)",
          "ALTER VIEW s.simple SET (check_option = local)",
          "ALTER TYPE lib.mood ADD VALUE 'c' BEFORE 'b'",
          "ALTER TYPE lib.mood RENAME VALUE 'c' TO 'd'",
          "ALTER TYPE lib.mood RENAME TO humour",
          "ALTER TYPE lib.inner_part ADD ATTRIBUTE z int",
          "ALTER TYPE lib.inner_part RENAME ATTRIBUTE z TO zz",
          "ALTER TYPE lib.part RENAME TO piece",
          "ALTER DOMAIN lib.positive RENAME TO natural_number",
          "ALTER TYPE lib.span RENAME TO stretch",
          "ALTER TYPE lib.stretch SET SCHEMA s",
          "ALTER COLLATION lib.loose RENAME TO looser",
          "ALTER TABLE lib.rowtype ADD COLUMN b int",
          "ALTER TABLE lib.other RENAME COLUMN v TO v2",
          "ALTER TABLE lib.other RENAME TO another",
          "ALTER FUNCTION lib.twice(int) RENAME TO doubled",
          "ALTER SCHEMA lib RENAME TO library",
          "ALTER SCHEMA library RENAME TO lib",
          "ALTER VIEW lib.middle RENAME TO between_them",
          "ALTER TABLE lib.base RENAME COLUMN id TO ident",
          "CREATE FUNCTION lib.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
              + "CREATE TRIGGER g INSTEAD OF UPDATE OR DELETE ON s.w FOR EACH ROW EXECUTE FUNCTION lib.f()",
          "CREATE UNIQUE INDEX another_id ON lib.another (o_id)",
          "DROP INDEX lib.another_id",
          "ALTER TABLE lib.another ALTER COLUMN o_id SET NOT NULL",
          "ALTER TABLE lib.another ADD CONSTRAINT another_key UNIQUE (o_id)",
          "CREATE TABLE lib.another_child () INHERITS (lib.another)",
          "DROP TRIGGER g ON s.w",
          "CREATE RULE r AS ON DELETE TO s.w DO INSTEAD NOTHING;"
              + "CREATE RULE r2 AS ON UPDATE TO s.w DO INSTEAD NOTHING",
          "ALTER TABLE s.tab ALTER n ADD GENERATED ALWAYS AS IDENTITY",
          "ALTER TABLE s.tab ALTER n DROP IDENTITY",
          "REFRESH MATERIALIZED VIEW s.mv",
          "CREATE UNIQUE INDEX mv_id ON s.mv (id)",
          "ALTER INDEX s.mv_id RENAME TO mv_key",
          "DROP INDEX s.mv_key",
          "CREATE UNIQUE INDEX mv_part ON s.mv (id) WHERE t IS NOT NULL",
          "CREATE INDEX mv_x ON s.mv (lib.doubled(id))",
          "ALTER FUNCTION lib.doubled(int) RENAME TO twofold",
          "ALTER TABLE s.tab ALTER n DROP NOT NULL",
          "ALTER TABLE s.tab ADD CONSTRAINT tab_u UNIQUE (u)",
          "ALTER TABLE s.tab RENAME CONSTRAINT tab_u TO tab_unique",
          "ALTER TABLE s.tab ALTER u TYPE numeric(5, 2)",
          "ALTER TABLE s.tab ALTER u TYPE numeric(6, 2)",
          "ALTER TABLE s.tab DROP COLUMN u",
          "ALTER TABLE s.tab ADD COLUMN u int",
          "ALTER TABLE lib.child NO INHERIT s.parent; ALTER TABLE s.parent ADD PRIMARY KEY (a)",
          "ALTER TABLE lib.child ALTER a SET NOT NULL; ALTER TABLE lib.child INHERIT s.parent",
          "CREATE TABLE s.keyed (a int UNIQUE NOT NULL)",
          "ALTER TABLE s.keyed DROP CONSTRAINT keyed_a_key",
          "DROP TABLE s.parent CASCADE");

  private final int major;
  private final TestServer server;

  FingerprintTest(int major) {
    this.major = major;
    this.server = TestServer.of(major);
  }

  @Test
  void changesWithEveryChangeOfTheReflection() throws Exception {
    TestServer.Database database = server.database(SETUP);
    List<String> missed = new ArrayList<>();
    List<String> withoutEffect = new ArrayList<>();
    Reflection reflection = database.reflect("s.*");
    String fingerprint = database.fingerprint("s.*");
    for (String change : CHANGES) {
      database.run(change);
      Reflection changed = database.reflect("s.*");
      String now = database.fingerprint("s.*");
      if (changed.equals(reflection)) {
        withoutEffect.add(change);
      } else if (now.equals(fingerprint)) {
        missed.add(change);
      }
      reflection = changed;
      fingerprint = now;
    }
    assertThat(missed).isEmpty();
    assertThat(withoutEffect).isEmpty();
  }

  @Test
  void changesWithWhatOnlyNewerServersHave() throws Exception {
    assumeTrue(major >= 18, "NOT NULL NOT VALID came with 18");
    TestServer.Database database =
        server.database(
            "CREATE SCHEMA lib; CREATE TYPE lib.r AS RANGE (subtype = int, multirange_type_name = lib.m);"
                + "CREATE TABLE public.t (a lib.m[], n int);"
                + "ALTER TABLE public.t ADD CONSTRAINT nn NOT NULL n NOT VALID");
    for (String change :
        List.of(
            "ALTER TYPE lib.m RENAME TO m2",
            "ALTER TYPE lib.r RENAME TO r2",
            "ALTER TABLE public.t VALIDATE CONSTRAINT nn",
            "CREATE VIEW public.v WITH (security_invoker) AS SELECT a FROM public.t",
            "ALTER VIEW public.v SET (security_invoker = off)")) {
      Reflection reflection = database.reflect("public.*");
      String fingerprint = database.fingerprint("public.*");
      database.run(change);
      assertThat(database.reflect("public.*")).as(change).isNotEqualTo(reflection);
      assertThat(database.fingerprint("public.*")).as(change).isNotEqualTo(fingerprint);
    }
  }

  @Test
  void staysTheSameWhileNothingChanges() throws Exception {
    TestServer.Database database = server.database(SETUP);
    String before = database.fingerprint("s.*");

    database.run(
        "INSERT INTO lib.other VALUES (1, 2)",
        "CREATE TABLE lib.unrelated (a int)",
        "CREATE TYPE lib.unused AS ENUM ('x')",
        "ANALYZE",
        "CREATE ROLE nobody_" + database.name(),
        "GRANT SELECT ON s.v TO nobody_" + database.name());

    assertThat(database.fingerprint("s.*")).isEqualTo(before);
  }

  @Test
  void coversTheChosenRelations() throws Exception {
    TestServer.Database database = server.database(SETUP);

    assertThat(
            List.of(
                database.fingerprint("s.*"),
                database.fingerprint("s.v"),
                database.fingerprint("s.w"),
                database.fingerprint("lib.*"),
                database.fingerprint("nothing.*")))
        .doesNotHaveDuplicates();
    assertThat(database.fingerprint("s.v", "s.w"))
        .isEqualTo(database.fingerprint("s.w", "s.v", "s.?"));
  }

  @Test
  void isNotFooledByARecreatedDatabase() throws Exception {
    String view =
        "CREATE SCHEMA lib; CREATE TYPE lib.%s AS (x int); CREATE FUNCTION lib.%s() RETURNS int"
            + " LANGUAGE sql AS 'SELECT 1'; CREATE TABLE public.base (a lib.%1$s, %s int);"
            + " CREATE VIEW public.v AS SELECT a AS b, lib.%2$s() AS c, b.%3$s AS d FROM public.base b";
    assertThat(
            List.of(
                server.database(view.formatted("t", "f", "x")).fingerprint("public.v"),
                server.database(view.formatted("u", "f", "x")).fingerprint("public.v"),
                server.database(view.formatted("t", "g", "x")).fingerprint("public.v"),
                server.database(view.formatted("t", "f", "y")).fingerprint("public.v")))
        .doesNotHaveDuplicates();
  }
}
