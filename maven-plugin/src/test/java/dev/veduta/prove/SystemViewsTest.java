package dev.veduta.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL's own views: written by others, using all there is. */
class SystemViewsTest {
  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void allAreUnderstoodAndNoClaimIsRefuted(int major) throws SQLException {
    List<String> refuted = new ArrayList<>();
    int claims = 0;
    try (Connection connection =
        TestServer.of(major)
            .database(
                "CREATE TABLE t (id int PRIMARY KEY, x text)",
                "CREATE VIEW v AS SELECT * FROM t")) {
      List<QualifiedName> views =
          Expectations.names(
              connection, "c.relkind = 'v' AND n.nspname IN ('pg_catalog', 'information_schema')");
      for (ViewProof proof : Prover.prove(connection, views).views().values()) {
        assertThat(proof.unproven()).as(proof.name().toString()).isNull();
        claims += refute(connection, proof, refuted);
      }
      assertThat(views).hasSizeGreaterThan(120);
    }
    assertThat(refuted).isEmpty();
    assertThat(claims).isGreaterThan(200);
  }

  private static int refute(Connection connection, ViewProof proof, List<String> refuted)
      throws SQLException {
    List<String> questions = new ArrayList<>();
    List<String> claims = new ArrayList<>();
    for (ViewProof.ColumnProof column : proof.columns()) {
      if (column.notNull() != null) {
        claims.add(column.name() + " is not null");
        questions.add("count(*) FILTER (WHERE num_nulls(" + quote(column.name()) + ") = 1)");
      }
    }
    for (CatalogKey key : proof.catalogKeys()) {
      claims.add("key " + key.columns());
      String columns =
          key.columns().stream().map(SystemViewsTest::quote).collect(Collectors.joining(", "));
      questions.add(
          "count(*) - count(DISTINCT ("
              + (columns.isEmpty() ? "1" : "row(" + columns + ")")
              + "))");
    }
    if (claims.isEmpty()) {
      return 0;
    }
    String sql = "SELECT " + String.join(", ", questions) + " FROM " + proof.name();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      for (int i = 0; i < claims.size(); i++) {
        if (row.getLong(i + 1) > 0) {
          refuted.add(proof.name() + ": " + claims.get(i));
        }
      }
      return claims.size();
    } catch (SQLException e) {
      return 0; // Some can be read on a replica only.
    }
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
