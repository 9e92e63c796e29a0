package dev.veduta.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.CatalogViews;
import dev.veduta.Veduta;
import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.view.Relation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogRelationsTest {
  @Test
  void aViewWhoseCommentAsksForATableIsCreatedAndDroppedWithIt() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema s; create table s.t (id int primary key, n int);
          insert into s.t values (1, 2);
          create view s.sums as select id, sum(n) as n from s.t group by id;
          comment on view s.sums is '@materialized table';
          create view s.keyless as select n from s.t;
          comment on view s.keyless is '@materialized table';
          """);
      Selection all = new Selection(List.of(RelationPattern.parse("s.*")), List.of());
      List<Relation<?>> views =
          Introspector.reflect(connection, all).views().stream()
              .filter(CatalogView::isDefined)
              .<Relation<?>>map(CatalogRelations::of)
              .toList();
      statement.execute("drop view s.sums, s.keyless");
      var ddl = Veduta.of(server.getPostgresDatabase()).ddl();
      ddl.createAll(views);
      try (ResultSet row = statement.executeQuery("select sum(n) from s.sums_table")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(2);
      }
      ddl.drop(views.get(0), views.get(1));
      try (ResultSet row =
          statement.executeQuery(
              "select count(*) from pg_class where relname in ('sums', 'sums_table', 'keyless')")) {
        row.next();
        assertThat(row.getInt(1)).isZero();
      }
    }
  }

  @Test
  void asksForATableOnlyByThatTag() {
    assertThat(asks("@materialized table")).isTrue();
    assertThat(asks("Slow. @materialized\ttable, @key id")).isTrue();
    for (String other : List.of("@materialized tables", "a@materialized table", "@materialized")) {
      assertThat(asks(other)).as(other).isFalse();
    }
  }

  private static boolean asks(String comment) {
    return CatalogViews.of(new dev.veduta.catalog.QualifiedName("s", "v"), comment, List.of(), "")
        .asksForTable();
  }
}
