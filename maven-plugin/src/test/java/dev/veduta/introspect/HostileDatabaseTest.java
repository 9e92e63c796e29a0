package dev.veduta.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A database can be full of traps; reflection reads it as if they were not there. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 18})
class HostileDatabaseTest {
  /**
   * Every function and operator that the queries use, planted where a search path would find it
   * first.
   */
  private static final String TRAPS =
      """
      CREATE FUNCTION public.trap() RETURNS text LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'executed'; END $$;
      CREATE FUNCTION public.always(name, text) RETURNS bool LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'operator executed'; END $$;
      CREATE FUNCTION public.always(name, name) RETURNS bool LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'operator executed'; END $$;
      CREATE FUNCTION public.always(oid, oid) RETURNS bool LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'operator executed'; END $$;
      CREATE FUNCTION public.always(int2, int4) RETURNS bool LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'operator executed'; END $$;
      CREATE FUNCTION public.always("char", "char") RETURNS bool LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'operator executed'; END $$;
      CREATE OPERATOR public.= (FUNCTION = public.always, LEFTARG = name, RIGHTARG = text);
      CREATE OPERATOR public.~~ (FUNCTION = public.always, LEFTARG = name, RIGHTARG = text);
      CREATE OPERATOR public.<> (FUNCTION = public.always, LEFTARG = name, RIGHTARG = name);
      CREATE OPERATOR public.= (FUNCTION = public.always, LEFTARG = name, RIGHTARG = name);
      CREATE OPERATOR public.= (FUNCTION = public.always, LEFTARG = oid, RIGHTARG = oid);
      CREATE OPERATOR public.= (FUNCTION = public.always, LEFTARG = "char", RIGHTARG = "char");
      CREATE OPERATOR public.> (FUNCTION = public.always, LEFTARG = int2, RIGHTARG = int4);
      CREATE FUNCTION public.format_type(oid, integer) RETURNS text LANGUAGE sql AS 'SELECT public.trap()';
      CREATE FUNCTION public.pg_get_viewdef(oid, bool) RETURNS text LANGUAGE sql AS 'SELECT public.trap()';
      CREATE FUNCTION public.pg_get_indexdef(oid) RETURNS text LANGUAGE sql AS 'SELECT public.trap()';
      CREATE FUNCTION public.set_config(text, text, bool) RETURNS text LANGUAGE sql AS 'SELECT public.trap()';
      CREATE FUNCTION public.md5(text) RETURNS text LANGUAGE sql AS 'SELECT public.trap()';
      CREATE FUNCTION public.unnest(text[]) RETURNS SETOF text LANGUAGE sql AS 'SELECT public.trap()';
      CREATE AGGREGATE public.array_agg(name) (SFUNC = pg_catalog.array_append, STYPE = name[]);
      CREATE TABLE public.pg_class (oid oid, relname name, relkind "char");
      CREATE TABLE public.pg_attribute (attrelid oid, attname name);
      CREATE TYPE public.text AS ENUM ('trap');
      CREATE DOMAIN public.oid AS pg_catalog.int4;
      CREATE DOMAIN public.regclass AS pg_catalog.int4;
      CREATE DOMAIN public.int8 AS pg_catalog.int4;
      CREATE FUNCTION public.to_int(text) RETURNS integer LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'cast executed'; END $$;
      """;

  private static final String CASTS =
      """
      CREATE FUNCTION public.cast_trap(pg_catalog.text) RETURNS integer LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'cast executed'; END $$;
      CREATE FUNCTION public.cast_trap(pg_catalog.int8) RETURNS pg_catalog.text LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'cast executed'; END $$;
      CREATE FUNCTION public.cast_trap(pg_catalog.oid) RETURNS pg_catalog.text LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'cast executed'; END $$;
      CREATE FUNCTION public.cast_trap_bool(pg_catalog.text) RETURNS bool LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'cast executed'; END $$;
      CREATE CAST (pg_catalog.text AS integer) WITH FUNCTION public.cast_trap(pg_catalog.text) AS IMPLICIT;
      CREATE CAST (pg_catalog.int8 AS pg_catalog.text) WITH FUNCTION public.cast_trap(pg_catalog.int8) AS IMPLICIT;
      CREATE CAST (pg_catalog.oid AS pg_catalog.text) WITH FUNCTION public.cast_trap(pg_catalog.oid) AS IMPLICIT;
      CREATE CAST (pg_catalog.text AS bool) WITH FUNCTION public.cast_trap_bool(pg_catalog.text) AS IMPLICIT;
      """;

  private static final String UNREADABLE_VIEWS =
      """
      CREATE SCHEMA mines;
      CREATE FUNCTION mines.boom() RETURNS int LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'executed'; END $$;
      CREATE FUNCTION mines.boom_now() RETURNS int LANGUAGE plpgsql IMMUTABLE AS
        $$ BEGIN RAISE EXCEPTION 'executed'; END $$;
      CREATE VIEW mines.divides AS SELECT 1 / x AS a FROM (VALUES (0)) v (x);
      CREATE VIEW mines.divides_constantly AS SELECT 1 / 0 AS a;
      CREATE VIEW mines.sleeps AS SELECT pg_catalog.pg_sleep(3600) IS NULL AS a;
      CREATE VIEW mines.raises AS SELECT mines.boom() AS a;
      CREATE VIEW mines.raises_when_planned AS SELECT mines.boom_now() AS a;
      CREATE MATERIALIZED VIEW mines.never_filled AS SELECT mines.boom() AS a WITH NO DATA;
      CREATE VIEW mines.circle AS SELECT 1 AS a;
      CREATE VIEW mines.back AS SELECT a FROM mines.circle;
      CREATE OR REPLACE VIEW mines.circle AS SELECT a FROM mines.back;
      """;

  private final TestServer server;

  HostileDatabaseTest(int major) {
    this.server = TestServer.of(major);
  }

  @Test
  void plantedFunctionsOperatorsTypesAndCastsAreNotUsed() throws Exception {
    TestServer.Database clean = server.database(Schemas.QUICK_BITS);
    TestServer.Database hostile = server.database(Schemas.QUICK_BITS);
    hostile.run(
        TRAPS,
        CASTS,
        "ALTER DATABASE " + hostile.name() + " SET search_path = public, pg_catalog",
        "ALTER DATABASE " + hostile.name() + " SET quote_all_identifiers = on");

    assertThat(hostile.reflect("quick_bits.*")).isEqualTo(clean.reflect("quick_bits.*"));
    assertThat(hostile.fingerprint("quick_bits.*")).isEqualTo(hostile.fingerprint("quick_bits.*"));
    assertThat(hostile.reflect("public.*").views()).hasSize(2);
  }

  @Test
  void typesAreReadDespiteTraps() throws Exception {
    TestServer.Database clean = server.database(Schemas.AWKWARD_TYPES);
    TestServer.Database hostile = server.database(Schemas.AWKWARD_TYPES);
    hostile.run(
        TRAPS, "ALTER DATABASE " + hostile.name() + " SET search_path = public, pg_catalog");

    assertThat(hostile.reflect("awkward.*")).isEqualTo(clean.reflect("awkward.*"));
  }

  @Test
  void temporaryRelationsAreLeftOutAndShadowNothing() throws Exception {
    TestServer.Database database = server.database(Schemas.QUICK_BITS);
    try (Connection connection = database.connect()) {
      TestServer.run(
          connection,
          "CREATE TEMP TABLE pg_class (oid int)",
          "CREATE TEMP TABLE text (x int)",
          "CREATE TEMP VIEW temp_view AS SELECT 1 AS a");

      Reflection reflection = Introspector.reflect(connection, Selections.of("*.*"));

      assertThat(reflection).isEqualTo(database.reflect("*.*"));
    }
  }

  @Test
  void noViewIsExecuted() throws Exception {
    TestServer.Database database = server.database(UNREADABLE_VIEWS);

    List<CatalogView> views = database.reflect("mines.*").views();

    assertThat(views)
        .extracting(it -> it.name().name())
        .containsExactly(
            "back",
            "circle",
            "divides",
            "divides_constantly",
            "never_filled",
            "raises",
            "raises_when_planned",
            "sleeps");
    assertThat(views).allMatch(it -> it.columns().size() == 1);
    assertThat(views.get(0).definition().dependsOn())
        .containsExactly(new QualifiedName("mines", "circle"));
    assertThat(views.get(4).populated()).isFalse();
    assertThat(database.fingerprint("mines.*")).isNotEmpty();
  }

  @Test
  void anyNameAndCommentIsKeptAsItIs() throws Exception {
    List<String> names =
        List.of(
            "a\"b",
            "select",
            "$x",
            "Größe",
            "日本語",
            "😀",
            "a.b",
            "*",
            "\\u002a\\u002f",
            "*/",
            "'; DROP",
            "a\nb",
            "\u202e",
            "\u0001",
            "{x,\"y\\",
            " ",
            "xmin2",
            "x".repeat(63),
            "NULL");
    StringBuilder sql = new StringBuilder("CREATE SCHEMA \"we,ird\"\".{s}\";");
    for (String name : names) {
      String quoted = '"' + name.replace("\"", "\"\"") + '"';
      sql.append("CREATE VIEW \"we,ird\"\".{s}\".%s AS SELECT 1 AS %1$s;".formatted(quoted))
          .append(
              "COMMENT ON VIEW \"we,ird\"\".{s}\".%s IS '%s';"
                  .formatted(quoted, name.replace("'", "''")));
    }
    TestServer.Database database = server.database(sql.toString());

    List<CatalogView> views = database.reflect("\"we,ird\"\".{s}\".*").views();

    assertThat(views).extracting(it -> it.name().name()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(views).allSatisfy(it -> assertThat(it.comment()).isEqualTo(it.name().name()));
    assertThat(views).allMatch(it -> it.columns().get(0).name().equals(it.name().name()));
    for (CatalogView view : views) {
      assertThat(CatalogJson.read(CatalogJson.write(view), "test")).isEqualTo(view);
    }
  }

  @Test
  void messagesShowInvisibleCharacters() throws Exception {
    TestServer.Database database =
        server.database(
            "CREATE VIEW public.\"v\u202e\n\" AS SELECT 1 AS a;"
                + "COMMENT ON VIEW public.\"v\u202e\n\" IS E'@key \u001b[31m';");

    assertThat(database.reflect("public.*").problems().get(0).message())
        .contains("public.v\\u202E\\u000A", "\\u001B[31m");
  }

  @Test
  void theSameBytesWhateverTheSessionsSettings() throws Exception {
    TestServer.Database database =
        server.database(
            """
            CREATE TABLE public.t (d date, z timestamptz, i interval, b bytea, f float8, m money);
            CREATE INDEX t_i ON public.t (d) WHERE z > '2024-03-04 05:06:07+00' AND f > 0.1;
            CREATE VIEW public.v AS SELECT * FROM public.t WHERE d > '2024-03-04' AND z > '2024-03-04 05:06:07+00'
              AND i > '1 year 2 days 03:04:05' AND b = '\\x00ff' AND f = 0.1 AND m > '1234.5';
            """);
    Reflection plain = database.reflect("public.*");
    try (Connection connection = database.connect()) {
      TestServer.run(
          connection,
          "SET TimeZone = 'Asia/Tokyo'",
          "SET IntervalStyle = 'iso_8601'",
          "SET bytea_output = 'escape'",
          "SET extra_float_digits = 0",
          "SET quote_all_identifiers = on",
          "SET search_path = public");

      assertThat(Introspector.reflect(connection, Selections.of("public.*"))).isEqualTo(plain);
      assertThat(Introspector.fingerprint(connection, Selections.of("public.*")))
          .isEqualTo(database.fingerprint("public.*"));
    }
  }

  @Test
  void aRoleWithoutAnyGrantReadsTheSame() throws Exception {
    TestServer.Database database = server.database(Schemas.QUICK_BITS, Schemas.AWKWARD_TYPES);
    String role = "nobody_" + database.name();
    database.run("CREATE ROLE " + role + " LOGIN", "REVOKE ALL ON SCHEMA public FROM PUBLIC");

    try (Connection connection = database.connectAs(role)) {
      assertThat(Introspector.reflect(connection, Selections.of("*.*")))
          .isEqualTo(database.reflect("*.*"));
      assertThat(Introspector.fingerprint(connection, Selections.of("*.*")))
          .isEqualTo(database.fingerprint("*.*"));
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT current_user")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo(role);
      }
    }
  }
}
