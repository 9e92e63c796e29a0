package dev.veduta.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.Problem;
import dev.veduta.introspect.Reflection;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.prove.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataCheckTest {
  @Test
  void whatTheDataContradictsIsAnErrorWithExamples() throws SQLException {
    Reflection checked =
        checked(
            "CREATE TABLE base.t (id int PRIMARY KEY, \"Odd \"\"name\" text, n int)",
            "INSERT INTO base.t SELECT i, 'x' || i / 2, nullif(i % 3, 0)"
                + " FROM generate_series(0, 11) AS i",
            "CREATE VIEW v AS SELECT * FROM base.t",
            "COMMENT ON VIEW v IS '@key \"Odd \"\"name\" @notNull n'");

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.errors())
        .extracting(Problem::message)
        .containsExactly(
            "[AssertionContradicted] The comment on public.v asserts that n is never null (comment"
                + " on the view), and rows where it is null: 4, such as (id) = (0), (3), (6)."
                + " Correct the data or the view, or the comment with COMMENT ON.",
            "[AssertionContradicted] The comment on public.v asserts that (Odd \"name) identifies a"
                + " row (comment on the view), and values that several rows have: 6, such as"
                + " (Odd \"name) = (x0), (x1), (x2). Correct the data or the view, or the comment"
                + " with COMMENT ON.");
  }

  @Test
  void whatTheDataBearsOutIsNone() throws SQLException {
    Reflection checked =
        checked(
            "CREATE TABLE base.t (a int, b int, p base.pair)",
            "INSERT INTO base.t VALUES (1, 1, ROW(NULL, NULL)), (1, 2, ROW(1, 2))",
            "CREATE VIEW v AS SELECT * FROM base.t",
            "COMMENT ON VIEW v IS '@key a, b @notNull p'");

    assertThat(checked.errors()).isEmpty();
    assertThat(checked.problems()).isEmpty();
  }

  @Test
  void aViewThatCannotBeReadIsNamedAndTheOthersAreChecked() throws SQLException {
    Reflection checked =
        checked(
            "CREATE TABLE base.t (a int)",
            "INSERT INTO base.t VALUES (NULL)",
            "CREATE MATERIALIZED VIEW empty AS SELECT a FROM base.t WITH NO DATA",
            "COMMENT ON MATERIALIZED VIEW empty IS '@notNull a'",
            "CREATE VIEW denied AS SELECT a FROM base.t",
            "COMMENT ON VIEW denied IS '@notNull a'",
            "CREATE VIEW slow AS SELECT a FROM base.t, pg_sleep(9)",
            "COMMENT ON VIEW slow IS '@notNull a'",
            "CREATE SEQUENCE base.s",
            "CREATE VIEW writes AS SELECT a, nextval('base.s') AS n FROM base.t",
            "COMMENT ON VIEW writes IS '@notNull a'",
            "CREATE VIEW z AS SELECT a FROM base.t",
            "COMMENT ON VIEW z IS '@notNull a'",
            "GRANT USAGE ON SCHEMA base TO reader",
            "GRANT USAGE ON SEQUENCE base.s TO reader",
            "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
            "REVOKE SELECT ON denied FROM reader",
            "SET ROLE reader",
            "SET statement_timeout = 300");

    assertThat(checked.errors()).hasSize(1);
    assertThat(checked.errors().get(0).text()).contains("public.z", "such as (a) = ()");
    assertThat(checked.problems()).extracting(Problem::id).containsOnly("AssertionUnchecked");
    assertThat(checked.problems())
        .extracting(Problem::text)
        .satisfiesExactly(
            it -> assertThat(it).startsWith("public.denied ").contains("42501", "Grant SELECT"),
            it ->
                assertThat(it)
                    .startsWith("public.empty ")
                    .contains("55000", "Fill it")
                    .doesNotContain("Hint"),
            it -> assertThat(it).startsWith("public.slow ").contains("57014", "statement_timeout"),
            it -> assertThat(it).startsWith("public.writes ").contains("25006"));
  }

  @Test
  void operatorsOnTheSearchPathDoNotAnswer() throws SQLException {
    Reflection checked =
        checked(
            "CREATE FUNCTION no(bigint, int) RETURNS bool LANGUAGE sql AS 'SELECT false'",
            "CREATE OPERATOR > (FUNCTION = no, LEFTARG = bigint, RIGHTARG = int)",
            "CREATE FUNCTION count() RETURNS bigint LANGUAGE sql AS 'SELECT 0::bigint'",
            "CREATE TABLE base.t (a int)",
            "INSERT INTO base.t VALUES (1), (1)",
            "CREATE VIEW v AS SELECT a FROM base.t",
            "COMMENT ON VIEW v IS '@key a'",
            "SET search_path = public, pg_catalog");

    assertThat(checked.errors()).hasSize(1);
  }

  @Test
  void theConnectionIsLeftAsItWas() throws SQLException {
    try (Connection connection = TestServer.newest().database("CREATE VIEW v AS SELECT 1 AS a")) {
      DataCheck.of(connection, reflect(connection));
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.isReadOnly()).isFalse();
    }
  }

  private static Reflection checked(String... sql) throws SQLException {
    try (Connection connection =
        TestServer.newest()
            .database(
                "DO $$ BEGIN CREATE ROLE reader; EXCEPTION WHEN duplicate_object THEN END $$",
                "CREATE SCHEMA base",
                "CREATE TYPE base.pair AS (x int, y int)")) {
      TestServer.run(connection, sql);
      return DataCheck.of(connection, reflect(connection));
    }
  }

  private static Reflection reflect(Connection connection) throws SQLException {
    Selection all = new Selection(List.of(RelationPattern.parse("public.*")), List.of());
    return Introspector.reflect(connection, all);
  }
}
