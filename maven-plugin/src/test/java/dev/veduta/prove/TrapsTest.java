package dev.veduta.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.veduta.catalog.Grade;
import dev.veduta.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks like a reason and is none, each seen to give a null or a duplicate somewhere. */
class TrapsTest {
  @Test
  void aNotNullDomainCanHoldNull() throws SQLException {
    assertProof(
        "CREATE DOMAIN given AS int NOT NULL; CREATE TABLE t (id int PRIMARY KEY, g given);"
            + "CREATE VIEW v AS SELECT id, g, (SELECT g FROM t u WHERE false) AS h FROM t",
        "nn:id;keys:{id}");
  }

  @Test
  void aNotValidNotNullConstraintSaysNothingOfOldRows() throws SQLException {
    assertProof(
        "CREATE TABLE t (a int, b int NOT NULL); INSERT INTO t VALUES (NULL, 1);"
            + "ALTER TABLE t ADD CONSTRAINT a_given NOT NULL a NOT VALID;"
            + "CREATE VIEW v AS SELECT a, b FROM t",
        "nn:b;keys:");
  }

  @Test
  void aNotNullConstraintThatChildrenDoNotInheritSaysNothingOfTheirRows() throws SQLException {
    assertProof(
        "CREATE TABLE t (a int CONSTRAINT given NOT NULL NO INHERIT, b int NOT NULL);"
            + "CREATE TABLE child () INHERITS (t); INSERT INTO child VALUES (NULL, 1);"
            + "CREATE VIEW v AS SELECT a, b FROM t",
        "nn:b;keys:");
  }

  @Test
  void aNondeterministicCollationMatchesTwoRowsOfAKey() throws SQLException {
    assertProof(
        "CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
            + "CREATE TABLE t (k text PRIMARY KEY); CREATE TABLE u (k text COLLATE ci PRIMARY KEY);"
            + "CREATE VIEW v AS SELECT u.k FROM u JOIN t ON t.k = u.k",
        "nn:k;keys:");
  }

  @Test
  void aKeyUnderAFinerCollationIsNoneUnderACoarserOne() throws SQLException {
    assertProof(
        "CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
            + "CREATE TABLE t (k text COLLATE ci NOT NULL, d text PRIMARY KEY);"
            + "CREATE UNIQUE INDEX ON t (k COLLATE \"C\");"
            + "CREATE VIEW v AS SELECT k, d COLLATE ci AS e FROM t",
        "nn:k,e;keys:");
  }

  @Test
  void aNumberEqualToAnotherNeedNotLookLikeIt() throws SQLException {
    assertProof(
        "CREATE TABLE t (n numeric PRIMARY KEY);"
            + "CREATE VIEW v AS SELECT n::text AS a, n + 1 AS b, trunc(n) AS c FROM t",
        "nn:a,b,c;keys:");
  }

  /** Before 18 the nulls of one such column are shown as the other's. */
  @Test
  void columnsOfAViewMayBeOneAndTheSameToGroupingSets() throws SQLException {
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY); CREATE VIEW w AS SELECT id AS a, id AS b FROM t;"
            + "CREATE VIEW v AS SELECT a, b, b AS c FROM w GROUP BY CUBE (a, b)",
        "nn:;keys:");
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY); CREATE VIEW w AS SELECT id AS a, id AS b FROM t;"
            + "CREATE VIEW v AS SELECT b AS c FROM w GROUP BY GROUPING SETS ((b), (a, b))",
        "nn:;keys:");
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY); CREATE VIEW w AS SELECT id AS a, id AS b FROM t;"
            + "CREATE VIEW v AS SELECT a, b, grouping(a, b) AS g, b AS c FROM w GROUP BY CUBE (a, b)",
        "nn:g;keys:{a,b,g}");
    assertProof(
        "CREATE TABLE t (a int NOT NULL, b int NOT NULL);"
            + "CREATE VIEW v AS SELECT a, b FROM t GROUP BY CUBE (a, b)",
        "nn:;keys:{a,b}");
  }

  @Test
  void aDeferrableKeyMayBeBrokenUntilCommit() throws SQLException {
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY DEFERRABLE, u int NOT NULL UNIQUE DEFERRABLE);"
            + "CREATE VIEW v AS SELECT id, u FROM t",
        "nn:id,u;keys:");
  }

  @Test
  void aPartialIndexCountsOnlyWhereItsConditionHolds() throws SQLException {
    assertProof(
        "CREATE TABLE t (a int NOT NULL, b int NOT NULL); CREATE UNIQUE INDEX ON t (a) WHERE b = 1;"
            + "CREATE VIEW v AS SELECT a, b FROM t WHERE b = 2 OR b = 1",
        "nn:a,b;keys:");
  }

  @Test
  void nullsThatAreNotDistinctAreInAKeyOnce() throws SQLException {
    assertProof(
        "CREATE TABLE t (a int, b int); CREATE UNIQUE INDEX ON t (a) NULLS NOT DISTINCT;"
            + "CREATE UNIQUE INDEX ON t (b); CREATE VIEW v AS SELECT a, b FROM t",
        "nn:;keys:{a}");
  }

  @Test
  void anIndexOnAnExpressionIsNoKeyOfTheColumn() throws SQLException {
    assertProof(
        "CREATE TABLE t (a text NOT NULL); CREATE UNIQUE INDEX ON t (lower(a));"
            + "CREATE UNIQUE INDEX ON t (a, (a || 'x')); CREATE VIEW v AS SELECT a FROM t",
        "nn:a;keys:");
  }

  @Test
  void anInvalidIndexHoldsNothing() throws SQLException {
    try (Connection connection =
        TestServer.newest()
            .database("CREATE TABLE t (a int NOT NULL)", "INSERT INTO t VALUES (1), (1)")) {
      assertThatCode(() -> TestServer.run(connection, "CREATE UNIQUE INDEX CONCURRENTLY ON t (a)"))
          .isInstanceOf(SQLException.class);
      TestServer.run(connection, "CREATE VIEW v AS SELECT a FROM t");
      assertThat(brief(connection)).isEqualTo("nn:a;keys:");
    }
  }

  @Test
  void anIndexOnOnlyThePartitionedTableHoldsNothingYet() throws SQLException {
    assertProof(
        "CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);"
            + "CREATE TABLE p PARTITION OF t DEFAULT; CREATE UNIQUE INDEX ON ONLY t (a);"
            + "INSERT INTO t VALUES (1), (1); CREATE VIEW v AS SELECT a FROM t",
        "nn:a;keys:");
  }

  @Test
  void aKeyOfATextIsNoneOfItsCaseInsensitiveKind() throws SQLException {
    assertProof(
        "CREATE EXTENSION citext; CREATE TABLE t (k text PRIMARY KEY);"
            + "CREATE VIEW v AS SELECT k::citext AS k FROM t",
        "nn:k;keys:");
  }

  @Test
  void aViewOnOneThatIsNotUnderstoodKnowsNothing() throws SQLException {
    assertProof(
        "CREATE VIEW deep AS SELECT "
            + "1 + ".repeat(1200)
            + "1 AS a;"
            + "CREATE VIEW v AS SELECT a FROM deep",
        "nn:;keys:");
  }

  @Test
  void withoutOverlapsIsUniqueAndIsNoKey() throws SQLException {
    assertProof(
        "CREATE EXTENSION btree_gist;"
            + "CREATE TABLE t (id int, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));"
            + "CREATE VIEW v AS SELECT id, during FROM t",
        "nn:id,during;keys:");
  }

  @Test
  void aParentsKeyDoesNotReachIntoItsChildren() throws SQLException {
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE child () INHERITS (t);"
            + "CREATE VIEW v AS SELECT a.id AS a, b.id AS b FROM t a JOIN ONLY t b ON b.id = a.id",
        "nn:a,b;keys:");
  }

  @Test
  void aForeignTableEnforcesNothing() throws SQLException {
    assertProof(
        "CREATE EXTENSION file_fdw; CREATE SERVER s FOREIGN DATA WRAPPER file_fdw;"
            + "CREATE FOREIGN TABLE t (a int NOT NULL) SERVER s OPTIONS (filename '/dev/null');"
            + "CREATE VIEW v AS SELECT a FROM t",
        "nn:;keys:");
  }

  @Test
  void aForeignPartitionEnforcesNothing() throws SQLException {
    assertProof(
        "CREATE EXTENSION file_fdw; CREATE SERVER s FOREIGN DATA WRAPPER file_fdw;"
            + "CREATE TABLE t (a int NOT NULL, r int) PARTITION BY LIST (r);"
            + "CREATE FOREIGN TABLE p PARTITION OF t FOR VALUES IN (1) SERVER s OPTIONS (filename '/dev/null');"
            + "CREATE VIEW v AS SELECT a FROM t",
        "nn:;keys:");
  }

  @Test
  void fetchWithTiesMayGiveMoreThanOneRow() throws SQLException {
    assertProof(
        "CREATE TABLE t (a int NOT NULL);"
            + "CREATE VIEW v AS SELECT a FROM t ORDER BY a FETCH FIRST 1 ROW WITH TIES",
        "nn:a;keys:");
  }

  @Test
  void fetchByAnExpressionMayGiveMoreThanOneRow() throws SQLException {
    assertProof(
        "CREATE TABLE t (a int NOT NULL);"
            + "CREATE VIEW v AS SELECT a FROM t FETCH FIRST (1 + 1) ROWS ONLY",
        "nn:a;keys:");
  }

  @Test
  void aGroupingExpressionIsNullWhereASetLeavesItOut() throws SQLException {
    assertProof(
        "CREATE TABLE t (a int NOT NULL, b int NOT NULL);"
            + "CREATE VIEW v AS SELECT a + b AS s, a + b + 1 AS u, count(*) AS n"
            + " FROM t GROUP BY ROLLUP (a + b)",
        "nn:n;keys:{s}{u}");
  }

  /** A bug of the servers before 18, which the claims allow for everywhere. */
  @Test
  void aGroupingExpressionThatComesDownToALiteralIsNoTagOfAGroupingSet() throws SQLException {
    String sql =
        "CREATE TABLE t (a int NOT NULL);"
            + "CREATE VIEW v AS SELECT coalesce(1, a) AS k, count(*) AS n"
            + " FROM t GROUP BY ROLLUP (coalesce(1, a))";
    assertProof(sql, "nn:n;keys:");
    assertProof(sql.replace("coalesce(1, a)", "1 + 1"), "nn:n;keys:");
    try (Connection connection = TestServer.of(13).database(sql)) {
      assertThat(brief(connection)).isEqualTo("nn:n;keys:");
    }
  }

  @Test
  void aColumnFromOutsideIsNoTagOfAGroupingSet() throws SQLException {
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY);"
            + "CREATE VIEW v AS SELECT o.id, l.k, l.n FROM t o CROSS JOIN LATERAL"
            + " (SELECT o.id AS k, count(*) AS n FROM t i GROUP BY ROLLUP (o.id)) l",
        "nn:id,n;keys:");
  }

  @Test
  void withCycleMakesTheSameRowAgain() throws SQLException {
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY);"
            + "CREATE VIEW v AS WITH RECURSIVE r (a) AS"
            + " (SELECT id FROM t UNION SELECT a FROM r) CYCLE a SET again USING path"
            + " SELECT a FROM r",
        "nn:a;keys:");
  }

  @Test
  void aLateralKeyHoldsPerOuterRow() throws SQLException {
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL);"
            + "CREATE VIEW v AS SELECT l.id FROM t o CROSS JOIN LATERAL"
            + " (SELECT i.id, o.id AS outside FROM t i WHERE i.a >= o.a) l WHERE l.outside = o.id",
        "nn:id;keys:");
  }

  @Test
  void aViewIsReadAsItIsNowAndNotAsItWasWhenItWasBuiltOn() throws SQLException {
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY, a int); CREATE VIEW inside AS SELECT id, id AS a FROM t;"
            + "CREATE VIEW v AS SELECT id, a FROM inside;"
            + "CREATE OR REPLACE VIEW inside AS SELECT a AS id, id AS a, a AS more FROM t",
        "nn:a;keys:{a}");
  }

  @Test
  void aFunctionAmongTheColumnsIsCalledAfterDistinctOn() throws SQLException {
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY);"
            + "CREATE VIEW v AS SELECT DISTINCT ON (id) id, generate_series(1, 2) AS g FROM t ORDER BY id",
        "nn:id,g;keys:");
  }

  @Test
  void aVolatileSubqueryMayBeEvaluatedAnewForEachRow() throws SQLException {
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY, x float8 UNIQUE);"
            + "CREATE VIEW v AS SELECT s.id FROM t JOIN"
            + " (SELECT id, random() AS r FROM t) s ON s.r = t.x",
        "nn:id;keys:");
  }

  @Test
  void aMaterializedViewKeepsTheNullsOfItsLastRefresh() throws SQLException {
    try (Connection connection =
        TestServer.newest()
            .database(
                "CREATE TABLE t (id int)",
                "INSERT INTO t VALUES (NULL), (NULL)",
                "CREATE MATERIALIZED VIEW v AS SELECT id FROM t",
                "DELETE FROM t",
                "ALTER TABLE t ADD PRIMARY KEY (id)")) {
      ViewProof proof = proof(connection);
      assertThat(Expectations.full(proof))
          .contains("id PROVEN_AT_REFRESH")
          .contains("key [id] PROVEN_AT_REFRESH");
    }
  }

  @Test
  void whatAColumnDecidedAtTheLastRefreshItMayNotDecideNow() throws SQLException {
    try (Connection connection =
        TestServer.newest()
            .database(
                "CREATE TABLE t (id int PRIMARY KEY, x int); CREATE TABLE u (id int PRIMARY KEY, t_id int)",
                "CREATE MATERIALIZED VIEW m AS"
                    + " SELECT t.id AS a, t.x AS b, u.id AS c FROM t JOIN u ON u.t_id = t.id",
                "CREATE VIEW v AS SELECT DISTINCT a, b FROM m")) {
      assertThat(Expectations.full(proof(connection))).contains("key [a] PROVEN_AT_REFRESH");
    }
  }

  @Test
  void aMaterializedViewKeepsTheRowsOfWhatWasReplaced() throws SQLException {
    try (Connection connection =
        TestServer.newest()
            .database(
                "CREATE TABLE t (id int PRIMARY KEY, x int)",
                "INSERT INTO t VALUES (1, NULL), (2, NULL)",
                "CREATE VIEW w AS SELECT x AS a, id AS b, id AS c FROM t",
                "CREATE MATERIALIZED VIEW m AS SELECT a, b, c FROM w",
                "CREATE OR REPLACE VIEW w AS SELECT y.id AS a, z.id AS b, NULL::int AS c FROM (VALUES (1)) y (id)"
                    + " JOIN (VALUES (1)) z (id) ON y.id = z.id",
                "CREATE VIEW v AS SELECT a, b, c FROM m")) {
      assertThat(Expectations.full(proof(connection))).contains("a PROVEN_AT_REFRESH");
      assertThat(proof(connection).keys().get(0).key().claim().grade())
          .isEqualTo(Grade.PROVEN_AT_REFRESH);
      assertThat(proof(connection).equalities().get(0).claim().grade())
          .isEqualTo(Grade.PROVEN_AT_REFRESH);
      assertThat(proof(connection).disproofs()).isEmpty();
    }
    try (Connection connection =
        TestServer.newest()
            .database(
                "CREATE FUNCTION f(int) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true'",
                "CREATE TABLE t (x int)",
                "INSERT INTO t VALUES (NULL)",
                "CREATE MATERIALIZED VIEW v AS SELECT x FROM t WHERE f(x)",
                "ALTER FUNCTION f(int) STRICT")) {
      assertThat(Expectations.full(proof(connection))).contains("x PROVEN_AT_REFRESH");
    }
  }

  /** Seen under READ COMMITTED: two rows of a and b turned into two of a alone, while it waited. */
  @Test
  void aRowThatIsLockedMayBeJoinedAgain() throws SQLException {
    assertProof(
        "CREATE TABLE t (id int PRIMARY KEY, k int); CREATE VIEW v AS SELECT a.id, b.id AS b_id"
            + " FROM t a LEFT JOIN t b ON a.k = b.k FOR UPDATE OF a",
        "nn:;keys:");
  }

  @Test
  void aFieldThatIsTheOnlyOneOfARowMayBeNull() throws SQLException {
    assertProof(
        "CREATE TYPE row_of_one AS (a int);"
            + "CREATE VIEW v AS SELECT x.a FROM coalesce(ROW(NULL)::row_of_one, NULL) AS x",
        "nn:;keys:");
  }

  /** Each is distinct on something else than what it shows. */
  @Test
  void anExpressionIsAnotherByWhatIsEasilyOverlooked() throws SQLException {
    assertProof(
        "CREATE TABLE t (a text[]);"
            + "CREATE VIEW v AS SELECT DISTINCT ON (a::varchar(3)[]) a::varchar(1)[] AS c FROM t",
        "nn:;keys:");
    assertProof(
        "CREATE TABLE t (g int, x text, y int, z int);"
            + "CREATE VIEW v AS SELECT DISTINCT ON (string_agg(x, ',' ORDER BY y))"
            + " string_agg(x, ',' ORDER BY z) AS c FROM t GROUP BY g",
        "nn:;keys:");
    assertProof(
        "CREATE TABLE t (g int, x text);"
            + "CREATE VIEW v AS SELECT DISTINCT ON (string_agg(x, ',' ORDER BY x))"
            + " string_agg(x, ',' ORDER BY x DESC NULLS LAST) AS c FROM t GROUP BY g",
        "nn:;keys:");
    assertProof(
        "CREATE TABLE t (g int, x int);"
            + "CREATE VIEW v AS SELECT DISTINCT ON (count(x)) count(DISTINCT x) AS c"
            + " FROM t GROUP BY g",
        "nn:c;keys:");
    assertProof(
        "CREATE FUNCTION f(a int, b int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT a';"
            + "CREATE TABLE t (x int, y int);"
            + "CREATE VIEW v AS SELECT DISTINCT ON (f(a => x, b => y)) f(b => x, a => y) AS c FROM t",
        "nn:;keys:");
  }

  @Test
  void anOperatorOnTheSearchPathIsNotAsked() throws SQLException {
    try (Connection connection =
        TestServer.newest()
            .database(
                "CREATE TABLE t (id int PRIMARY KEY)",
                "CREATE VIEW v AS SELECT id FROM t",
                "CREATE FUNCTION yes(name, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
                "CREATE OPERATOR = (FUNCTION = yes, LEFTARG = name, RIGHTARG = text)",
                "SET search_path = public, pg_catalog")) {
      assertThat(brief(connection)).isEqualTo("nn:id;keys:{id}");
    }
  }

  @Test
  void namesThatLookLikePartsOfATreeAreNames() throws SQLException {
    assertProof(
        "CREATE TABLE t (\":resno 7\" int PRIMARY KEY, \"{VAR :varno 1}\" int NOT NULL, \"a) \\(\" int);"
            + "CREATE VIEW v AS SELECT \":resno 7\" AS \":resjunk\", \"{VAR :varno 1}\" AS \"<>\", \"a) \\(\" AS \"\\\\\" FROM t",
        "nn::resjunk,<>;keys:{:resjunk}");
  }

  @Test
  void proofLeavesTheSessionAsItWas() throws SQLException {
    try (Connection connection =
        TestServer.newest()
            .database("CREATE VIEW v AS SELECT 1 AS a", "SET search_path = public, pg_catalog")) {
      proof(connection);
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SHOW search_path")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("public, pg_catalog");
      }
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  private static void assertProof(String sql, String expected) throws SQLException {
    try (Connection connection = TestServer.newest().database(sql)) {
      assertThat(brief(connection)).isEqualTo(expected);
    }
  }

  private static String brief(Connection connection) throws SQLException {
    return Expectations.brief(proof(connection));
  }

  private static ViewProof proof(Connection connection) throws SQLException {
    QualifiedName name = new QualifiedName("public", "v");
    return Prover.prove(connection, List.of(name)).view(name).orElseThrow();
  }
}
