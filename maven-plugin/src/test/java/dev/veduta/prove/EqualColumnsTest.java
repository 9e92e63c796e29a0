package dev.veduta.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogEquality;
import dev.veduta.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which columns hold the same in every row, and what looks as if they did. */
public class EqualColumnsTest {
  private static final String TABLES =
      "CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
          + "CREATE TYPE mood AS ENUM ('sad', 'happy');"
          + "CREATE TABLE a (id int PRIMARY KEY, n numeric, f float8, c char(3), s text, w varchar(9),"
          + " k text COLLATE ci, m mood, l bigint);"
          + "CREATE TABLE b (id int PRIMARY KEY, n numeric, f float8, c char(5), s text, w varchar(5),"
          + " k text COLLATE ci, m mood, a_id int);";

  @Test
  void whatAnInnerJoinCompares() throws SQLException {
    assertEqual("SELECT a.id, b.id AS b_id, b.s FROM a JOIN b ON a.id = b.id", "id b_id");
    assertEqual("SELECT b.a_id, b.s, a.id FROM a, b WHERE b.a_id = a.id", "a_id id");
    assertEqual("SELECT a.w AS x, b.w AS y FROM a JOIN b ON a.w = b.w", "x y");
    assertEqual("SELECT a.m AS x, b.m AS y FROM a JOIN b ON a.m = b.m AND a.id > 1", "x y");
  }

  @Test
  void throughEachOther() throws SQLException {
    assertEqual(
        "SELECT a.id AS x, b.id AS y, z.id AS z FROM a JOIN b ON a.id = b.id JOIN a z ON z.id = b.id",
        "x y z");
    assertEqual(
        "SELECT v.p, v.q, b.id FROM (SELECT a.id AS p, b.a_id AS q FROM a, b WHERE a.id = b.a_id) v"
            + " JOIN b ON b.id = v.p",
        "p q id");
  }

  @Test
  void oneColumnTwice() throws SQLException {
    assertEqual("SELECT n AS x, n AS y, id FROM a", "x y");
  }

  @Test
  void anInnerJoinThatAnOuterOneFillsWithNulls() throws SQLException {
    assertEqual(
        "SELECT b.id AS x, c.id AS y FROM a LEFT JOIN (b JOIN a c ON b.id = c.id) ON b.n = a.n",
        "x y");
  }

  @Test
  void notWhatAnOuterJoinCompares() throws SQLException {
    assertEqual("SELECT a.id AS x, b.id AS y FROM a LEFT JOIN b ON a.id = b.id");
    assertEqual("SELECT a.id AS x, b.id AS y FROM a FULL JOIN b ON a.id = b.id");
    assertEqual(
        "SELECT a.id AS x, b.id AS y FROM a LEFT JOIN b ON a.id = b.id WHERE b.n > 1", "x y");
  }

  @Test
  void notValuesThatAreEqualAndLookOtherwise() throws SQLException {
    assertEqual("SELECT a.n AS x, b.n AS y FROM a JOIN b ON a.n = b.n");
    assertEqual("SELECT a.f AS x, b.f AS y FROM a JOIN b ON a.f = b.f");
    assertEqual("SELECT a.c AS x, b.c AS y FROM a JOIN b ON a.c = b.c");
    assertEqual("SELECT a.k AS x, b.k AS y FROM a JOIN b ON a.k = b.k");
    assertEqual("SELECT a.s AS x, b.s AS y FROM a JOIN b ON a.s = b.s COLLATE ci");
    assertEqual("SELECT a.l AS x, b.id AS y FROM a JOIN b ON a.l = b.id");
    assertEqual("SELECT a.s AS x, b.w AS y FROM a JOIN b ON a.s = b.w");
  }

  @Test
  void notWhatIsComparedOtherwise() throws SQLException {
    assertEqual("SELECT a.id AS x, b.id AS y FROM a JOIN b ON a.id >= b.id");
    assertEqual("SELECT a.id AS x, b.id AS y FROM a JOIN b ON a.id = b.id OR a.n = 1");
    assertEqual("SELECT a.id AS x, b.id AS y FROM a JOIN b ON a.id = b.id + 1");
    assertEqual("SELECT a.id AS x, b.id AS y FROM a JOIN b ON NOT a.id = b.id");
    assertEqual("SELECT a.w AS x, b.w AS y FROM a JOIN b ON a.w::varchar(2) = b.w");
  }

  @Test
  void notAColumnOfTheQueryAround() throws SQLException {
    assertEqual(
        "SELECT l.x, l.y FROM a CROSS JOIN LATERAL"
            + " (SELECT b.id AS x, c.id AS y FROM b, a c WHERE a.id = c.id) l");
  }

  @Test
  void notWhatAGroupingSetLeavesOut() throws SQLException {
    assertEqual(
        "SELECT a.id AS x, b.id AS y FROM a JOIN b ON a.id = b.id GROUP BY ROLLUP (a.id, b.id)");
  }

  @Test
  void notPartsOfAUnionOfWhichOneHoldsIt() throws SQLException {
    assertEqual("SELECT a.id AS x, b.id AS y FROM a JOIN b ON a.id = b.id UNION ALL SELECT 1, 2");
  }

  @Test
  void ofAMaterializedViewAsOfItsDefinition() throws SQLException {
    try (Connection connection =
        TestServer.newest()
            .database(
                TABLES
                    + "CREATE MATERIALIZED VIEW v AS SELECT a.id, b.id AS b_id FROM a JOIN b USING (id)")) {
      List<CatalogEquality> found = equalities(connection);
      assertThat(found).hasSize(1);
      assertThat(found.get(0).claim().toString())
          .isEqualTo(
              "Claim[grade=PROVEN, because=the definition's conditions let no row through in which"
                  + " they differ, facts=[]]");
    }
  }

  private static void assertEqual(String query, String... expected) throws SQLException {
    try (Connection connection =
        TestServer.newest().database(TABLES + "CREATE VIEW v AS " + query)) {
      assertThat(equalities(connection))
          .extracting(it -> String.join(" ", it.columns()))
          .as(query)
          .containsExactly(expected);
    }
  }

  private static List<CatalogEquality> equalities(Connection connection) throws SQLException {
    QualifiedName name = new QualifiedName("public", "v");
    return Prover.prove(connection, List.of(name)).view(name).orElseThrow().equalities();
  }
}
