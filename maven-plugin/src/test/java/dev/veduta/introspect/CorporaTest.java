package dev.veduta.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.RelationKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real projects reflect whole, and what is claimed of their tables holds for their rows. */
class CorporaTest {
  @ParameterizedTest
  @MethodSource("dev.veduta.introspect.Corpus#all")
  void everyRelationReflectsAndEveryClaimHolds(Corpus corpus) throws Exception {
    TestServer.Database database = corpus.load(TestServer.newest());

    Reflection reflection = database.reflect("*.*");

    assertThat(reflection.problems()).isEmpty();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      assertThat((long) reflection.views().size()).isEqualTo(relations(statement));
      for (CatalogView view : reflection.views()) {
        assertThat(CatalogJson.read(CatalogJson.write(view), "test")).isEqualTo(view);
        checkClaims(statement, view);
      }
    }
    System.out.printf(
        "%s: %d relations, %d views, %d materialized views, %d view columns%n",
        corpus,
        reflection.views().size(),
        count(reflection, RelationKind.VIEW),
        count(reflection, RelationKind.MATERIALIZED_VIEW),
        reflection.views().stream()
            .filter(CatalogView::isDefined)
            .mapToInt(it -> it.columns().size())
            .sum());
  }

  private static long count(Reflection reflection, RelationKind kind) {
    return reflection.views().stream().filter(it -> it.kind() == kind).count();
  }

  private static long relations(Statement statement) throws SQLException {
    return number(
        statement,
        "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')"
            + " AND NOT relispartition AND relpersistence <> 't' AND relnamespace NOT IN"
            + " ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)");
  }

  private static void checkClaims(Statement statement, CatalogView view) throws SQLException {
    String table = quoted(view.name().schema()) + "." + quoted(view.name().name());
    for (CatalogColumn column : view.columns()) {
      if (!column.isNullable()) {
        String nulls =
            "SELECT count(*) FROM " + table + " WHERE " + quoted(column.name()) + " IS NULL";
        assertThat(number(statement, nulls)).as(nulls).isZero();
      }
    }
    for (CatalogKey key : view.keys()) {
      String columns =
          key.columns().stream().map(CorporaTest::quoted).collect(Collectors.joining(", "));
      String repeated =
          "SELECT count(*) FROM (SELECT FROM "
              + table
              + " GROUP BY "
              + columns
              + " HAVING count(*) > 1) r";
      assertThat(number(statement, repeated)).as(repeated).isZero();
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
