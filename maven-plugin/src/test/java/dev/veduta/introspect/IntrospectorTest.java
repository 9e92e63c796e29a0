package dev.veduta.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.catalog.ViewOptions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a relation, the same on every supported server. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 14, 15, 16, 17, 18})
class IntrospectorTest {
  private final int major;
  private final TestServer server;

  IntrospectorTest(int major) {
    this.major = major;
    this.server = TestServer.of(major);
  }

  @Test
  void reflectsTheExampleThatStartedItAll() throws Exception {
    Reflection reflection = server.database(Schemas.QUICK_BITS).reflect("quick_bits.*");

    assertThat(reflection.unmatched()).isEmpty();
    assertThat(reflection.problems()).isEmpty();
    assertThat(reflection.views())
        .extracting(view -> view.name().toString(), CatalogView::kind)
        .containsExactly(
            tuple("quick_bits.field", RelationKind.TABLE),
            tuple("quick_bits.template", RelationKind.TABLE),
            tuple("quick_bits.template_field", RelationKind.TABLE),
            tuple("quick_bits.template_field_view", RelationKind.VIEW));
    CatalogView field = view(reflection, "quick_bits.field");
    assertThat(field.keys())
        .containsExactly(
            new CatalogKey(
                List.of("id"),
                new Claim(Grade.PROVEN, "primary key field_pkey of quick_bits.field")
                    .restingOn(
                        List.of(
                            new Fact(
                                Fact.Kind.PRIMARY_KEY,
                                field.name(),
                                "field_pkey",
                                List.of("id"),
                                false,
                                null,
                                false)))));
    assertThat(field.columns())
        .extracting(CatalogColumn::name, CatalogColumn::sqlType)
        .containsExactly(
            tuple("id", "integer"),
            tuple("order_index", "integer"),
            tuple("label", "text"),
            tuple("key", "character varying(255)"));
    assertThat(field.columns().get(0).notNull())
        .extracting(Claim::because)
        .isEqualTo("quick_bits.field.id is not null");
    assertThat(field.columns().get(1).notNull()).isNull();
    CatalogView view = view(reflection, "quick_bits.template_field_view");
    assertThat(view.keys())
        .extracting(CatalogKey::columns, key -> key.claim().grade())
        .containsExactly(tuple(List.of("id"), Grade.PROVEN));
    assertThat(view.columns())
        .filteredOn(column -> !column.isNullable())
        .extracting(CatalogColumn::name)
        .containsExactly("id", "template");
    assertThat(view.column("label").orElseThrow().comment()).isEqualTo("What people read.");
    assertThat(view.definition().dependsOn())
        .containsExactly(
            new QualifiedName("quick_bits", "field"),
            new QualifiedName("quick_bits", "template_field"));
    assertThat(view.definition().query())
        .contains("JOIN quick_bits.template_field")
        .doesNotEndWith(";");
    assertThat(view.updatable()).isFalse();
  }

  @Test
  void reflectsTypesOfEveryKind() throws Exception {
    Reflection reflection = server.database(Schemas.AWKWARD_TYPES).reflect("awkward.*");

    Map<String, PgType> types =
        view(reflection, "awkward.made_view").columns().stream()
            .collect(Collectors.toMap(CatalogColumn::name, CatalogColumn::type));
    PgType mood =
        new PgType.Enumeration(name("mood"), List.of("sad", "so'so \"x\" \\ ", "ok", "happy"));
    PgType posint = new PgType.Domain(name("posint"), PgType.builtin("int4"));
    PgType part =
        new PgType.Composite(
            name("part"),
            List.of(
                new PgType.Attribute("a", "integer", PgType.builtin("int4")),
                new PgType.Attribute(
                    "B b",
                    "awkward.inner_part",
                    new PgType.Composite(
                        name("inner_part"),
                        List.of(
                            new PgType.Attribute("n", "numeric(10,2)", PgType.builtin("numeric")),
                            new PgType.Attribute(
                                "moods", "awkward.mood[]", new PgType.Array(mood, 1))))),
                new PgType.Attribute("c", "awkward.posint", posint),
                new PgType.Attribute("d", "text[]", new PgType.Array(PgType.builtin("text"), 2))));
    assertThat(types)
        .containsEntry("c_mood", mood)
        .containsEntry("c_nothing", new PgType.Enumeration(name("nothing"), List.of()))
        .containsEntry("c_posint", posint)
        .containsEntry("c_small", new PgType.Domain(name("small_posint"), posint))
        .containsEntry("c_required", new PgType.Domain(name("required"), PgType.builtin("text")))
        .containsEntry(
            "c_matrix",
            new PgType.Domain(
                name("matrix"), new PgType.Array(PgType.builtin("numeric"), 2), "numeric(8,3)[]"))
        .containsEntry(
            "c_code",
            new PgType.Domain(name("code"), PgType.builtin("varchar"), "character varying(12)"))
        .containsEntry("c_moods", new PgType.Domain(name("moods"), new PgType.Array(mood, 1)))
        .containsEntry("c_part", part)
        .containsEntry("c_parts", new PgType.Array(part, 1))
        .containsEntry("c_empty", new PgType.Composite(name("empty_part"), List.of()))
        .containsEntry("c_textrange", new PgType.Range(name("textrange"), PgType.builtin("text")))
        .containsEntry("c_codes", new PgType.Range(name("codes"), posint))
        .containsEntry("c_posints", new PgType.Array(posint, 1))
        .containsEntry("unknown_literal", PgType.builtin("text"));
    assertThat(types.get("c_row"))
        .isInstanceOf(PgType.Composite.class)
        .isEqualTo(types.get("whole_row"));
    CatalogView made = view(reflection, "awkward.made");
    assertThat(made.column("c_ints2").orElseThrow().type())
        .isEqualTo(new PgType.Array(PgType.builtin("int4"), 2));
    assertThat(made.column("c_ints3").orElseThrow().type())
        .isEqualTo(new PgType.Array(PgType.builtin("int4"), 3));
    assertThat(made.column("c_varchars").orElseThrow().sqlType())
        .isEqualTo("character varying(9)[]");
    assertThat(made.column("c_required").orElseThrow().notNull()).isNull();
    CatalogView plain = view(reflection, "awkward.plain_view");
    assertThat(plain.columns())
        .filteredOn(it -> !it.name().matches("c_.*range"))
        .allSatisfy(it -> assertThat(it.type()).isInstanceOf(PgType.Base.class));
    assertThat(plain.column("c_interval_f").orElseThrow().sqlType())
        .isEqualTo("interval day to second(3)");
    assertThat(view(reflection, "awkward.no_columns").columns()).isEmpty();
    assertThat(reflection.views()).allSatisfy(IntrospectorTest::survivesJson);
  }

  @Test
  void reflectsMultiranges() throws Exception {
    assumeTrue(major >= 14, "multiranges came with 14");
    CatalogView table =
        server
            .database(
                "CREATE TYPE public.span AS RANGE (subtype = date, multirange_type_name = public.spans);"
                    + "CREATE TABLE public.t (a int4multirange, b public.spans[])")
            .reflect("public.t")
            .views()
            .get(0);

    assertThat(table.columns().get(0).type())
        .isEqualTo(
            new PgType.Multirange(
                new QualifiedName("pg_catalog", "int4multirange"),
                new PgType.Range(
                    new QualifiedName("pg_catalog", "int4range"), PgType.builtin("int4"))));
    assertThat(table.columns().get(1).type())
        .isEqualTo(
            new PgType.Array(
                new PgType.Multirange(
                    new QualifiedName("public", "spans"),
                    new PgType.Range(new QualifiedName("public", "span"), PgType.builtin("date"))),
                1));
  }

  @Test
  void reflectsTheOptionsOfViewsAndWhetherTheyAreUpdatable() throws Exception {
    TestServer.Database database =
        server.database(
            """
            CREATE TABLE public.t (a int);
            CREATE VIEW public.a AS SELECT * FROM public.t;
            CREATE VIEW public.b WITH (security_barrier = On, check_option = LOCAL) AS SELECT * FROM public.t;
            CREATE VIEW public.c WITH (security_barrier = 0) AS SELECT count(*) FROM public.t;
            CREATE VIEW public.d AS SELECT * FROM public.t WITH CASCADED CHECK OPTION;
            CREATE VIEW public.e AS SELECT count(*) AS n FROM public.t;
            CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER g INSTEAD OF UPDATE OR DELETE ON public.e FOR EACH ROW EXECUTE FUNCTION public.f();
            """);

    assertThat(database.reflect("public.a", "public.b", "public.c", "public.d", "public.e").views())
        .extracting(it -> it.name().name(), it -> it.definition().options(), CatalogView::updatable)
        .containsExactly(
            tuple("a", ViewOptions.NONE, true),
            tuple("b", new ViewOptions(true, false, "local"), true),
            tuple("c", ViewOptions.NONE, false),
            tuple("d", new ViewOptions(false, false, "cascaded"), true),
            tuple("e", ViewOptions.NONE, true));
    if (major >= 15) {
      database.run("ALTER VIEW public.a SET (security_invoker = yes)");
      assertThat(database.reflect("public.a").views().get(0).definition().options())
          .isEqualTo(new ViewOptions(false, true, null));
    }
  }

  @Test
  void reflectsWhatCanBeWritten() throws Exception {
    Reflection reflection =
        server
            .database(
                """
                CREATE SCHEMA w;
                CREATE TABLE w.t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text,
                  b int GENERATED BY DEFAULT AS IDENTITY, c text GENERATED ALWAYS AS (a || 'c') STORED);
                CREATE TABLE w.parts (p int, d date) PARTITION BY RANGE (d);
                CREATE TABLE w.counted (n int GENERATED ALWAYS AS IDENTITY);
                CREATE TABLE w.ruled (x int);
                CREATE RULE keep AS ON DELETE TO w.ruled DO INSTEAD NOTHING;
                CREATE FOREIGN DATA WRAPPER none;
                CREATE SERVER away FOREIGN DATA WRAPPER none;
                CREATE FOREIGN TABLE w.remote (x int) SERVER away;
                CREATE VIEW w.v1 (key, other, twice, computed, "a", whole) AS
                  SELECT id, b, b * 2, c, upper(a), t FROM w.t WHERE a IS NOT NULL;
                CREATE VIEW w.v2 AS SELECT other, key, twice, a FROM (SELECT 1) one, w.v1 WHERE false;
                CREATE VIEW w.v3 AS SELECT twice, other AS o FROM w.v1 WHERE key IN (SELECT x FROM w.counted c(x));
                CREATE VIEW w.v4 AS SELECT DISTINCT a FROM w.t;
                CREATE VIEW w.v5 AS SELECT twice, computed FROM w.v1;
                CREATE VIEW w.v6 AS SELECT b, a, b AS again FROM w.t;
                CREATE VIEW w.v7 (x, y, z) AS SELECT again, a, b FROM w.v6;
                CREATE VIEW w.over_rule AS SELECT x FROM w.ruled;
                CREATE VIEW w.over_remote AS SELECT x FROM w.remote;
                CREATE VIEW w.triggered AS SELECT p FROM w.parts;
                CREATE VIEW w.over_trigger AS SELECT p FROM w.triggered;
                CREATE VIEW w.over_parts AS SELECT * FROM w.parts;
                CREATE MATERIALIZED VIEW w.kept AS SELECT a FROM w.t;
                CREATE FUNCTION w.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER g INSTEAD OF INSERT ON w.triggered FOR EACH ROW EXECUTE FUNCTION w.f();
                """)
            .reflect("w.*");

    assertThat(reflection.views().stream().filter(CatalogView::writable))
        .extracting(
            it -> it.name().name(),
            it ->
                it.columns().stream()
                    .filter(column -> !column.readOnly())
                    .map(CatalogColumn::name)
                    .toList())
        .containsExactly(
            tuple("over_parts", List.of("p", "d")),
            tuple("parts", List.of("p", "d")),
            tuple("t", List.of("a", "b")),
            tuple("v1", List.of("other")),
            tuple("v3", List.of("o")),
            tuple("v6", List.of("b", "a")),
            tuple("v7", List.of("x", "y")));
    assertThat(reflection.views().stream().filter(it -> !it.writable()))
        .extracting(it -> it.name().name())
        .containsExactly(
            "counted",
            "kept",
            "over_remote",
            "over_rule",
            "over_trigger",
            "remote",
            "ruled",
            "triggered",
            "v2",
            "v4",
            "v5");
    assertThat(reflection.views().stream().filter(it -> !it.writable()))
        .flatExtracting(CatalogView::columns)
        .noneMatch(CatalogColumn::readOnly);
    assertThat(reflection.views()).allSatisfy(IntrospectorTest::survivesJson);
  }

  @Test
  void leavesOutTablesThatKeepTheRowsOfViews() throws Exception {
    Reflection reflection =
        server
            .database(
                """
                create schema k;
                create view k.sums as select 1 as id;
                create table k.sums_table (like k.sums, primary key (id));
                comment on table k.sums_table is E'Rows.\n@materializes "k"."sums"';
                create table k.other (id int);
                comment on table k.other is 'no @materializes. See sums';
                """)
            .reflect("k.*");
    assertThat(reflection.views())
        .extracting(view -> view.name().name())
        .containsExactly("other", "sums");
  }

  @Test
  void reflectsIndexes() throws Exception {
    TestServer.Database database =
        server.database(
            """
            CREATE MATERIALIZED VIEW public.m AS SELECT * FROM (VALUES (1, 'x', 2), (1, 'y', 3)) v ("A a", b, c);
            CREATE UNIQUE INDEX i1 ON public.m (c, b) INCLUDE ("A a");
            CREATE INDEX i2 ON public.m USING hash (b);
            CREATE UNIQUE INDEX i3 ON public.m (lower(b) DESC, "A a") WHERE c > 1;
            CREATE MATERIALIZED VIEW public.empty AS SELECT 1 AS a WITH NO DATA;
            """);
    try {
      database.run("CREATE UNIQUE INDEX CONCURRENTLY i4 ON public.m (\"A a\")");
    } catch (SQLException duplicates) {
      assertThat(duplicates.getSQLState()).isEqualTo("23505");
    }

    CatalogView view = view(database.reflect("public.*"), "public.m");
    assertThat(view.indexes())
        .containsExactly(
            new CatalogIndex(
                "i1",
                "btree",
                List.of("c", "b"),
                true,
                true,
                true,
                false,
                false,
                null,
                "CREATE UNIQUE INDEX i1 ON public.m USING btree (c, b) INCLUDE (\"A a\")"),
            new CatalogIndex(
                "i2",
                "hash",
                List.of("b"),
                false,
                true,
                true,
                false,
                false,
                null,
                "CREATE INDEX i2 ON public.m USING hash (b)"),
            new CatalogIndex(
                "i3",
                "btree",
                List.of("lower(b)", "A a"),
                true,
                true,
                true,
                false,
                true,
                "c > 1",
                "CREATE UNIQUE INDEX i3 ON public.m USING btree (lower(b) DESC, \"A a\") WHERE (c > 1)"),
            new CatalogIndex(
                "i4",
                "btree",
                List.of("A a"),
                true,
                false,
                true,
                false,
                false,
                null,
                "CREATE UNIQUE INDEX i4 ON public.m USING btree (\"A a\")"));
    assertThat(view.keys())
        .extracting(CatalogKey::columns)
        .containsExactly(List.of("b"), List.of("c"));
    assertThat(view.populated()).isTrue();
    assertThat(view(database.reflect("public.*"), "public.empty").populated()).isFalse();
    if (major >= 15) {
      database.run("CREATE UNIQUE INDEX i0 ON public.m (c) NULLS NOT DISTINCT");
      assertThat(view(database.reflect("public.m"), "public.m").indexes().get(0).nullsNotDistinct())
          .isTrue();
    }
  }

  @Test
  void droppedColumnsAreGoneAndTheRestInOrder() throws Exception {
    TestServer.Database database =
        server.database(
            "CREATE TABLE public.t (a int, b int, c int); ALTER TABLE public.t DROP b; ALTER TABLE public.t ADD b text");

    assertThat(database.reflect("public.t").views().get(0).columns())
        .extracting(CatalogColumn::name)
        .containsExactly("a", "c", "b");
  }

  @Test
  void reflectsPostgresOwnViews() throws Exception {
    TestServer.Database database = server.database();

    Reflection own = database.reflect("pg_catalog.*", "information_schema.*");

    assertThat(own.views())
        .filteredOn(it -> it.kind() == RelationKind.VIEW)
        .hasSizeGreaterThan(120);
    assertThat(own.views()).hasSize(count(database, "pg_catalog", "information_schema"));
    assertThat(own.views()).allSatisfy(IntrospectorTest::survivesJson);
    assertThat(view(own, "pg_catalog.pg_stats").column("most_common_vals").orElseThrow().type())
        .isEqualTo(PgType.builtin("anyarray"));
    assertThat(database.reflect("*.*").views()).isEmpty();
    assertThat(database.reflect("pg_*.*", "information_*.*").views()).isEmpty();
  }

  private static int count(TestServer.Database database, String... schemas) throws Exception {
    try (var connection = database.connect();
        var statement =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'v')"
                    + " AND relnamespace::regnamespace::text = ANY (?)")) {
      statement.setArray(1, connection.createArrayOf("text", schemas));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void survivesJson(CatalogView view) throws Exception {
    assertThat(CatalogJson.read(CatalogJson.write(view), "test")).isEqualTo(view);
  }

  private static QualifiedName name(String name) {
    return new QualifiedName("awkward", name);
  }

  private static CatalogView view(Reflection reflection, String name) {
    return reflection.views().stream()
        .filter(it -> it.name().toString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
