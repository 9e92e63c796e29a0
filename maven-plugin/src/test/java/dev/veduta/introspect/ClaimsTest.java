package dev.veduta.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.RelationKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and not-null: from constraints that hold for every row, or from comments. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 14, 15, 16, 17, 18})
class ClaimsTest {
  private final int major;
  private final TestServer server;

  ClaimsTest(int major) {
    this.major = major;
    this.server = TestServer.of(major);
  }

  @Test
  void keysComeInOrderOfPreference() throws Exception {
    CatalogView table =
        only(
            """
            CREATE TABLE public.t (a int NOT NULL, b int NOT NULL, c int NOT NULL, d int, e int NOT NULL,
              CONSTRAINT "the pk" PRIMARY KEY (c, b),
              CONSTRAINT t_e UNIQUE (e),
              CONSTRAINT t_ab UNIQUE (a, b),
              UNIQUE (a, d));
            CREATE UNIQUE INDEX t_a ON public.t (a) INCLUDE (d);
            CREATE UNIQUE INDEX t_bc ON public.t (b, c);
            CREATE UNIQUE INDEX t_e_again ON public.t (e);
            """);

    assertThat(keys(table))
        .containsExactly(
            "(b, c) PROVEN: primary key the pk of public.t",
            "(a) PROVEN: unique index t_a of public.t",
            "(e) PROVEN: unique index t_e of public.t");
  }

  @Test
  void aKeyWithNullablePartsIsOneWhereTwoNullsCountAsEqual() throws Exception {
    assumeTrue(major >= 15, "NULLS NOT DISTINCT came with 15");
    CatalogView table =
        only(
            """
            CREATE TABLE public.t (a int UNIQUE NULLS NOT DISTINCT, b int UNIQUE, c int NOT NULL UNIQUE);
            """);

    assertThat(keys(table))
        .containsExactly(
            "(c) PROVEN: unique index t_c_key of public.t",
            "(a) PROVEN: unique index t_a_key of public.t");
    assertThat(notNull(table)).containsExactly("c");
  }

  @Test
  void aTablesClaimsRestOnWhatTheyAreMadeOf() throws Exception {
    CatalogView table = only("CREATE TABLE public.t (id int PRIMARY KEY)");

    assertThat(table.columns().get(0).notNull())
        .isEqualTo(
            new Claim(
                Grade.PROVEN,
                "public.t.id is not null",
                List.of(Fact.notNull(table.name(), "id", false))));
    assertThat(table.keys().get(0).claim().facts())
        .extracting(Fact::toString)
        .containsExactly("primary key public.t.t_pkey (id)");
  }

  @Test
  void whatDoesNotHoldForEveryRowAtOnceIsNoKey() throws Exception {
    CatalogView table =
        only(
            """
            CREATE TABLE public.t (a int NOT NULL, b int NOT NULL, n int, t text NOT NULL,
              r int4range NOT NULL, num numeric NOT NULL,
              CONSTRAINT t_late UNIQUE (a) DEFERRABLE,
              EXCLUDE USING gist (r WITH =));
            CREATE UNIQUE INDEX t_nullable ON public.t (n);
            CREATE UNIQUE INDEX t_partial ON public.t (b) WHERE b > 0;
            CREATE UNIQUE INDEX t_expression ON public.t (lower(t));
            CREATE UNIQUE INDEX t_mixed ON public.t (b, lower(t));
            CREATE INDEX t_plain ON public.t (b);
            CREATE TYPE public.pair AS (x numeric);
            ALTER TABLE public.t ADD p public.pair NOT NULL;
            CREATE UNIQUE INDEX t_image ON public.t (p record_image_ops);
            """);

    assertThat(table.keys()).isEmpty();
    assertThat(table.indexes()).hasSize(8);
  }

  @Test
  void anIndexThatComparesByTheColumnsOwnEqualityProves() throws Exception {
    CatalogView table =
        only(
            """
            CREATE COLLATION public.loose (provider = icu, locale = '@colStrength=secondary', deterministic = false);
            CREATE TABLE public.t (p varchar(9) NOT NULL, q text COLLATE public.loose NOT NULL,
              r text COLLATE public.loose NOT NULL, s text NOT NULL);
            CREATE UNIQUE INDEX t_p ON public.t (p varchar_pattern_ops);
            CREATE UNIQUE INDEX t_q ON public.t (q);
            CREATE UNIQUE INDEX t_r ON public.t (r COLLATE "C");
            CREATE UNIQUE INDEX t_s ON public.t (s COLLATE public.loose);
            """);

    assertThat(keys(table))
        .containsExactly(
            "(p) PROVEN: unique index t_p of public.t",
            "(q) PROVEN: unique index t_q of public.t",
            "(s) PROVEN: unique index t_s of public.t");
    assertThat(table.column("q").orElseThrow().nondeterministicCollation()).isPresent();
    assertThat(table.column("s").orElseThrow().collation()).isNull();
  }

  @Test
  void aNondeterministicCollationOfADomainIsTold() throws Exception {
    CatalogView table =
        only(
            """
            CREATE COLLATION public.loose (provider = icu, locale = '@colStrength=secondary', deterministic = false);
            CREATE DOMAIN public.label AS text COLLATE public.loose;
            CREATE TABLE public.t (a public.label);
            """);

    assertThat(table.column("a").orElseThrow().nondeterministicCollation()).isPresent();
  }

  @Test
  void childrenOfATableMayRepeatItsKeysAndDropItsNotNull() throws Exception {
    TestServer.Database database =
        server.database(
            "CREATE TABLE public.parent (id int PRIMARY KEY, n int NOT NULL);"
                + "CREATE TABLE public.child () INHERITS (public.parent);"
                + "CREATE TABLE public.strict (x int NOT NULL) INHERITS (public.parent);"
                + "CREATE TABLE public.later (id int NOT NULL, n int)");
    CatalogView parent = view(database, "public.parent");
    assertThat(parent.keys()).isEmpty();
    assertThat(notNull(parent)).containsExactly("id", "n");

    database.run(
        "INSERT INTO public.child VALUES (1, 1)", "INSERT INTO public.parent VALUES (1, 1)");
    if (major < 18) {
      database.run(
          "ALTER TABLE public.child ALTER n DROP NOT NULL",
          "INSERT INTO public.child VALUES (1, NULL)");
    } else {
      database.run(
          "ALTER TABLE public.parent ALTER n DROP NOT NULL",
          "ALTER TABLE public.parent ADD CONSTRAINT own NOT NULL n NO INHERIT",
          "INSERT INTO public.child VALUES (1, NULL)");
    }
    assertThat(notNull(view(database, "public.parent"))).containsExactly("id");
    assertThat(notNull(view(database, "public.strict"))).contains("x");

    database.run("ALTER TABLE public.child NO INHERIT public.parent", "DROP TABLE public.strict");
    assertThat(keys(view(database, "public.parent")))
        .containsExactly("(id) PROVEN: primary key parent_pkey of public.parent");
    assertThat(notNull(view(database, "public.parent"))).containsExactly("id", "n");
  }

  @Test
  void aNotNullThatIsNotValidatedIsNoProof() throws Exception {
    assumeTrue(major >= 18, "NOT NULL NOT VALID came with 18");
    CatalogView table =
        only(
            """
            CREATE TABLE public.t (a int, b int, UNIQUE (a));
            INSERT INTO public.t VALUES (NULL, 1);
            ALTER TABLE public.t ADD CONSTRAINT t_a_nn NOT NULL a NOT VALID;
            ALTER TABLE public.t ADD CONSTRAINT t_b_nn NOT NULL b;
            """);

    assertThat(notNull(table)).containsExactly("b");
    assertThat(table.keys()).isEmpty();
  }

  @Test
  void aTemporalKeyIsNoKey() throws Exception {
    assumeTrue(major >= 18, "WITHOUT OVERLAPS came with 18");
    CatalogView table =
        only(
            """
            CREATE TABLE public.t (a int4range, during int4range,
              CONSTRAINT t_pk PRIMARY KEY (a, during WITHOUT OVERLAPS));
            """);

    assertThat(table.keys()).isEmpty();
    assertThat(table.indexes().get(0).unique()).isTrue();
    assertThat(table.indexes().get(0).method()).isEqualTo("gist");
  }

  @Test
  void aPartitionedTableIsOneTable() throws Exception {
    TestServer.Database database =
        server.database(
            """
            CREATE TABLE public.p (id int PRIMARY KEY, n int NOT NULL) PARTITION BY RANGE (id);
            CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (10);
            CREATE TABLE public.p2 PARTITION OF public.p DEFAULT;
            CREATE TABLE public.q (id int NOT NULL, n int NOT NULL) PARTITION BY LIST (id);
            CREATE TABLE public.q1 PARTITION OF public.q DEFAULT;
            CREATE UNIQUE INDEX q_id ON ONLY public.q (id);
            """);

    Reflection reflection = database.reflect("public.*");
    assertThat(reflection.views()).extracting(it -> it.name().name()).containsExactly("p", "q");
    CatalogView p = reflection.views().get(0);
    assertThat(p.kind()).isEqualTo(RelationKind.PARTITIONED_TABLE);
    assertThat(keys(p)).containsExactly("(id) PROVEN: primary key p_pkey of public.p");
    assertThat(notNull(p)).containsExactly("id", "n");

    assertThat(view(database, "public.q").keys()).isEmpty();
    database.run(
        "CREATE UNIQUE INDEX q1_id ON public.q1 (id)",
        "ALTER INDEX public.q_id ATTACH PARTITION public.q1_id");
    assertThat(keys(view(database, "public.q")))
        .containsExactly("(id) PROVEN: unique index q_id of public.q");
  }

  @Test
  void foreignTablesEnforceNothing() throws Exception {
    TestServer.Database database =
        server.database(
            """
            CREATE FOREIGN DATA WRAPPER broken;
            CREATE SERVER nowhere FOREIGN DATA WRAPPER broken;
            CREATE FOREIGN TABLE public.f (id int, n int NOT NULL) SERVER nowhere;
            CREATE VIEW public.over AS SELECT id FROM public.f;
            CREATE VIEW public.over_over AS SELECT id FROM public.over;
            CREATE TABLE public.p (id int NOT NULL) PARTITION BY LIST (id);
            CREATE FOREIGN TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1) SERVER nowhere;
            COMMENT ON FOREIGN TABLE public.f IS '@key id';
            """);

    CatalogView table = view(database, "public.f");
    assertThat(table.kind()).isEqualTo(RelationKind.FOREIGN_TABLE);
    assertThat(notNull(table)).containsExactly("id");
    assertThat(table.keys()).containsExactly(asserted("id"));
    assertThat(notNull(view(database, "public.p"))).isEmpty();
    assertThat(view(database, "public.over_over").updatable()).isFalse();
  }

  @Test
  void aForeignTableOfAWorkingWrapperReflects() throws Exception {
    CatalogView table =
        only(
            """
            CREATE EXTENSION file_fdw;
            CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
            CREATE FOREIGN TABLE public.f (id int NOT NULL) SERVER files
              OPTIONS (filename '/nonexistent', format 'csv');
            """);

    assertThat(table.kind()).isEqualTo(RelationKind.FOREIGN_TABLE);
  }

  @Test
  void aNotNullDomainIsNoProof() throws Exception {
    CatalogView table =
        only(
            """
            CREATE DOMAIN public.required AS int NOT NULL;
            CREATE TABLE public.t (a public.required);
            """);

    assertThat(notNull(table)).isEmpty();
  }

  @Test
  void commentsAssert() throws Exception {
    TestServer.Database database =
        server.database(
            """
            CREATE SCHEMA base;
            CREATE TABLE base.t (id int, "zip code" int, n int, m int, o int);
            CREATE VIEW public.v AS SELECT * FROM base.t;
            COMMENT ON VIEW public.v IS E'@key id, "zip code"\\n@key n @notNull n, nn @key idd';
            COMMENT ON COLUMN public.v.m IS '@notNull the sum';
            COMMENT ON COLUMN public.v.id IS '@key';
            CREATE MATERIALIZED VIEW public.m AS SELECT id FROM base.t;
            CREATE UNIQUE INDEX m_id ON public.m (id);
            COMMENT ON MATERIALIZED VIEW public.m IS '@notNull @info owner=crm';
            COMMENT ON COLUMN public.v.o IS 'ask the @info desk @info a=b, c';
            """);

    Reflection reflection = database.reflect("public.*");
    CatalogView view = view(database, "public.v");
    assertThat(view.keys()).containsExactly(asserted("id", "zip code"), asserted("n"));
    assertThat(view.column("n").orElseThrow().notNull())
        .isEqualTo(new Claim(Grade.ASSERTED, "comment on the view"));
    assertThat(view.column("m").orElseThrow().notNull())
        .isEqualTo(new Claim(Grade.ASSERTED, "comment on the column"));
    assertThat(view.column("m").orElseThrow().comment()).isEqualTo("@notNull the sum");
    assertThat(view.column("id").orElseThrow().notNull())
        .isEqualTo(new Claim(Grade.ASSERTED, "comment on the view"));
    assertThat(view.column("o").orElseThrow().notNull()).isNull();
    assertThat(view(database, "public.m").keys()).isEmpty();
    assertThat(reflection.problems())
        .extracting(Problem::message)
        .containsExactly(
            "[AssertionIncomplete] The comment on public.m says @notNull, which names no column."
                + " Name its columns with COMMENT ON.",
            "[AssertionColumnUnknown] The comment on public.v says @notNull n, nn, but it has no"
                + " column \"nn\"; did you mean \"n\"? Correct the comment with COMMENT ON.",
            "[AssertionColumnUnknown] The comment on public.v says @key idd, but it has no column"
                + " \"idd\"; did you mean \"id\"? Correct the comment with COMMENT ON.",
            "[AssertionMisplaced] The comment on public.v.id says @key, which a column's comment"
                + " cannot. Move it to the comment on the view with COMMENT ON.",
            "[InfoIncomplete] The comment on public.v.o says @info desk, which is no key=value."
                + " Write @info key=value with COMMENT ON.",
            "[InfoIncomplete] The comment on public.v.o says @info a=b, c, which is no key=value."
                + " Write @info key=value with COMMENT ON.");
  }

  @Test
  void whatTheDefinitionDisprovesIsAnError() throws Exception {
    TestServer.Database database =
        server.database(
            """
            CREATE SCHEMA base;
            CREATE TABLE base.t (id int, n int);
            CREATE VIEW public.v AS SELECT 'x' AS kind, id, NULL::int AS n FROM base.t;
            COMMENT ON VIEW public.v IS '@key kind @key id, kind @notNull n, id';
            COMMENT ON COLUMN public.v.n IS '@notNull';
            """);

    Reflection reflection = database.reflect("public.v");
    CatalogView view = reflection.views().get(0);
    assertThat(keys(view)).containsExactly("(id, kind) ASSERTED: comment on the view");
    assertThat(notNull(view)).containsExactly("kind", "id");
    assertThat(view.claims().disproofOfKey(List.of("kind"))).isPresent();
    assertThat(reflection.problems()).isEmpty();
    assertThat(reflection.errors())
        .extracting(Problem::message)
        .containsExactly(
            "[AssertionDisproved] The comment on public.v says @key kind, but the definition makes"
                + " rows that are equal in (kind): every row has the same value there. Correct the"
                + " comment with COMMENT ON, or the view; if it has one row at most, end it with"
                + " LIMIT 1.",
            "[AssertionDisproved] The comment on public.v says @notNull n, id, but the definition"
                + " makes nulls of n: it is NULL. Correct the comment with COMMENT ON, or the view.",
            "[AssertionDisproved] The comment on public.v.n says @notNull, but the definition"
                + " makes nulls of n: it is NULL. Correct the comment with COMMENT ON, or the view.");
  }

  @Test
  void aCommentDoesNotWeakenAProof() throws Exception {
    CatalogView table =
        only(
            """
            CREATE TABLE public.t (id int PRIMARY KEY, a int);
            COMMENT ON TABLE public.t IS '@key id @notNull id @key a';
            """);

    assertThat(keys(table))
        .containsExactly(
            "(id) PROVEN: primary key t_pkey of public.t", "(a) ASSERTED: comment on the view");
    assertThat(table.column("id").orElseThrow().notNull())
        .extracting(Claim::grade)
        .isEqualTo(Grade.PROVEN);
  }

  private CatalogView only(String sql) throws Exception {
    List<CatalogView> views = server.database(sql).reflect("public.*").views();
    assertThat(views).hasSize(1);
    return views.get(0);
  }

  private static CatalogView view(TestServer.Database database, String name) throws Exception {
    return database.reflect(name).views().get(0);
  }

  private static List<String> notNull(CatalogView view) {
    return view.columns().stream()
        .filter(column -> !column.isNullable())
        .map(CatalogColumn::name)
        .toList();
  }

  private static List<String> keys(CatalogView view) {
    return view.keys().stream()
        .map(
            key ->
                "(%s) %s: %s"
                    .formatted(
                        String.join(", ", key.columns()),
                        key.claim().grade(),
                        key.claim().because()))
        .toList();
  }

  private static CatalogKey asserted(String... columns) {
    return new CatalogKey(List.of(columns), new Claim(Grade.ASSERTED, "comment on the view"));
  }
}
