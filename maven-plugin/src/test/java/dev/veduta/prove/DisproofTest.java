package dev.veduta.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.Disproof;
import dev.veduta.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is surely not so, whatever the data; each with its near miss, of which nothing is sure. */
class DisproofTest {
  private static final String TABLES =
      "CREATE TABLE t (id int PRIMARY KEY, n int, s text);"
          + " CREATE TABLE u (id int PRIMARY KEY, t int REFERENCES t, n int)";

  @Test
  void aLiteralNullAndWhatIsComputedFromItAreAlwaysNull() throws SQLException {
    assertThat(
            disproofs(
                "SELECT id, NULL::int AS a, n + NULL AS b, upper(NULL::text) AS c,"
                    + " CASE WHEN n > 0 THEN NULL::int END AS d, coalesce(NULL::int, n) AS e FROM t"))
        .containsExactly(
            "NOT_NULL [a]: it is NULL",
            "NOT_NULL [b]: it is NULL",
            "NOT_NULL [c]: it is NULL",
            "NOT_NULL [d]: it is NULL",
            "KEY [a, b, c, d]: every row has the same value there");
  }

  @Test
  void aConditionThatKeepsNullsOnly() throws SQLException {
    assertThat(disproofs("SELECT id, n, n + 1 AS m FROM t WHERE n IS NULL AND s > ''"))
        .containsExactly(
            "NOT_NULL [n]: rows where it is not null are filtered out",
            "NOT_NULL [m]: rows where it is not null are filtered out",
            "KEY [n, m]: every row has the same value there");
    assertThat(disproofs("SELECT id, n FROM t WHERE n IS NULL OR s > ''")).isEmpty();
    assertThat(disproofs("SELECT coalesce(n, 0) AS n, id FROM t WHERE n IS NULL"))
        .noneMatch(it -> it.startsWith("NOT_NULL"));
  }

  @Test
  void aJoinThatNeverMatches() throws SQLException {
    assertThat(disproofs("SELECT t.id, u.n FROM t LEFT JOIN u ON false"))
        .containsExactly(
            "NOT_NULL [n]: its outer join never matches",
            "KEY [n]: every row has the same value there");
    assertThat(disproofs("SELECT t.id, u.n FROM u RIGHT JOIN t ON u.t = t.id AND NULL"))
        .contains("NOT_NULL [n]: its outer join never matches");
    assertThat(disproofs("SELECT t.id, u.n FROM t LEFT JOIN u ON u.t = t.id")).isEmpty();
  }

  @Test
  void aJoinOfWhichOnlyUnmatchedRowsAreKept() throws SQLException {
    String because = "only rows that its outer join does not match are kept";
    assertThat(disproofs("SELECT t.id, u.n FROM t LEFT JOIN u ON u.t = t.id WHERE u.t IS NULL"))
        .containsExactly("NOT_NULL [n]: " + because, "KEY [n]: every row has the same value there");
    assertThat(disproofs("SELECT t.id, u.n FROM t LEFT JOIN u ON u.n < t.n WHERE u.id IS NULL"))
        .contains("NOT_NULL [n]: " + because);
    assertThat(disproofs("SELECT t.id, u.t FROM t LEFT JOIN u ON u.t = t.id WHERE u.n IS NULL"))
        .isEmpty();
  }

  @Test
  void theRowsOfGroupingSetsHoldNulls() throws SQLException {
    String because = "it is null in the rows of a grouping set that leaves it out";
    assertThat(disproofs("SELECT n, s, count(*) FROM t GROUP BY ROLLUP (n, s)"))
        .containsExactly("NOT_NULL [n]: " + because, "NOT_NULL [s]: " + because);
    assertThat(disproofs("SELECT n, s, count(*) FROM t GROUP BY GROUPING SETS ((n), (n, s))"))
        .containsExactly("NOT_NULL [s]: " + because);
    assertThat(disproofs("SELECT n, count(*) FROM t GROUP BY ROLLUP (n) HAVING count(*) > 1"))
        .isEmpty();
    assertThat(disproofs("SELECT n, count(*) FROM t GROUP BY ROLLUP (n) LIMIT 3")).isEmpty();
    String simplified = "CASE WHEN true THEN n END";
    assertThat(
            disproofs(
                "SELECT n, %1$s AS m FROM t GROUP BY GROUPING SETS ((%1$s, n), (%1$s))"
                    .formatted(simplified)))
        .isEmpty();
    assertThat(disproofs("SELECT n, count(*) FROM t GROUP BY n")).isEmpty();
    assertThat(disproofs("SELECT DISTINCT ON (c) n, count(*) AS c FROM t GROUP BY CUBE (n)"))
        .isEmpty();
  }

  @Test
  void theRowsOfValues() throws SQLException {
    assertThat(disproofs("VALUES (1, 'a', 5), (2, NULL, 5), (1, 'a', 6)"))
        .containsExactly(
            "NOT_NULL [column2]: VALUES has a NULL there",
            "KEY [column3]: rows 1 and 2 of VALUES are equal there",
            "KEY [column1, column2]: rows 1 and 3 of VALUES are equal there");
    assertThat(disproofs("SELECT * FROM (VALUES (1, NULL), (2, 'b')) v (a, b) WHERE a > 1"))
        .isEmpty();
    assertThat(disproofs("VALUES (1, 2)")).isEmpty();
  }

  @Test
  void columnsOfOneValueIdentifyNoRow() throws SQLException {
    assertThat(disproofs("SELECT 'x' AS kind, 1 + 1 AS version, id, n FROM t WHERE n = 5"))
        .containsExactly("KEY [kind, version, n]: every row has the same value there");
    assertThat(disproofs("SELECT 'x' AS kind, count(*) FROM t")).isEmpty();
    assertThat(disproofs("SELECT 'x' AS kind, n FROM t WHERE id = 1")).isEmpty();
    assertThat(disproofs("SELECT 'x' AS kind, n FROM t LIMIT 1")).isEmpty();
    assertThat(
            disproofs(
                "SELECT t.id, x.one FROM t LEFT JOIN (SELECT 1 AS one, id FROM u) x"
                    + " ON x.id = t.id"))
        .isEmpty();
    assertThat(disproofs("SELECT random() AS r, id FROM t")).isEmpty();
  }

  @Test
  void thePartsOfAUnionAllThatReadTheSameRowsRepeatThem() throws SQLException {
    assertThat(disproofs("SELECT id, n, 'a' AS part FROM t UNION ALL SELECT id, n, 'b' FROM t"))
        .containsExactly("KEY [id, n]: each part of the UNION ALL gives the same rows there");
    assertThat(disproofs("SELECT id, 'a' FROM t UNION ALL SELECT id, 'b' FROM u")).isEmpty();
    assertThat(disproofs("SELECT id FROM t WHERE n > 1 UNION ALL SELECT id FROM t")).isEmpty();
    assertThat(disproofs("SELECT id FROM t UNION SELECT id FROM t")).isEmpty();
    assertThat(
            disproofs(
                "SELECT id FROM t TABLESAMPLE SYSTEM (50)"
                    + " UNION ALL SELECT id FROM t TABLESAMPLE SYSTEM (50)"))
        .isEmpty();
    assertThat(
            disproofs(
                "SELECT id FROM t WHERE random() < 0.5 UNION ALL SELECT id FROM t WHERE random() < 0.5"))
        .isEmpty();
    assertThat(disproofs("(SELECT id FROM t LIMIT 2) UNION ALL (SELECT id FROM t LIMIT 2)"))
        .isEmpty();
  }

  @Test
  void setOperationsKeepTheNullsThatTheyMustKeep() throws SQLException {
    assertThat(disproofs("SELECT NULL::int AS a FROM t UNION ALL SELECT NULL FROM u"))
        .contains("NOT_NULL [a]: it is NULL");
    assertThat(disproofs("SELECT id AS a FROM t UNION ALL SELECT NULL"))
        .contains("NOT_NULL [a]: it is NULL");
    assertThat(disproofs("SELECT id AS a FROM t UNION ALL SELECT NULL FROM u")).isEmpty();
    assertThat(disproofs("SELECT NULL::int AS a EXCEPT SELECT id FROM t"))
        .contains("NOT_NULL [a]: it is NULL");
    assertThat(disproofs("SELECT id AS a FROM t EXCEPT SELECT NULL")).isEmpty();
  }

  @Test
  void viewsPassOnWhatTheyRead() throws SQLException {
    assertThat(
            disproofs(
                "WITH w AS (SELECT s AS a, id, NULL::int AS b FROM t)"
                    + " SELECT b AS c, id FROM (SELECT * FROM w WHERE a > '') x WHERE id > 3"))
        .containsExactly("NOT_NULL [c]: it is NULL", "KEY [c]: every row has the same value there");
    assertThat(
            disproofs(
                "SELECT b AS x, a AS y FROM (SELECT n AS a, count(*) AS b FROM t GROUP BY CUBE (n)) v"))
        .containsExactly(
            "NOT_NULL [y]: it is null in the rows of a grouping set that leaves it out");
  }

  private static List<String> disproofs(String definition) throws SQLException {
    QualifiedName name = new QualifiedName("public", "v");
    try (Connection connection =
        TestServer.newest().database(TABLES, "CREATE VIEW v AS " + definition)) {
      return Prover.prove(connection, List.of(name)).view(name).orElseThrow().disproofs().stream()
          .map(DisproofTest::text)
          .toList();
    }
  }

  private static String text(Disproof it) {
    return it.claim() + " " + it.columns() + ": " + it.because();
  }
}
