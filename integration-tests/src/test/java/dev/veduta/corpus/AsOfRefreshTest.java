package dev.veduta.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.IdentityConflictException;
import dev.veduta.UnexpectedNullException;
import dev.veduta.Veduta;
import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Grade;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.server.Server;
import dev.veduta.session.Session;
import dev.veduta.view.Relation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Materialized views that kept rows from before a constraint, from the database to the error that
 * says to refresh them.
 */
class AsOfRefreshTest {
  private static final String KEPT =
      """
      create schema s;
      create table s.hole (id int primary key, n int);
      insert into s.hole values (1, null);
      create materialized view s.kept_null as select id, n from s.hole;
      create view s.over_null as select n + 1 as more from s.kept_null;
      update s.hole set n = 1;
      alter table s.hole alter n set not null;
      create table s.twin (id int not null, n int not null);
      insert into s.twin values (1, 1), (1, 2);
      create materialized view s.kept_twins as select id, n from s.twin;
      create view s.over_twins as select k.id, k.n from s.kept_twins k;
      delete from s.twin where n = 2;
      alter table s.twin add primary key (id);
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void isProvenOfTheLastRefreshAndSaidToBeRefreshed(int major) throws Exception {
    DataSource database = Server.of(major).newDatabase("kept");
    execute(database, KEPT);
    List<CatalogView> views = reflect(database);
    assertThat(claims(views).map(Claim::grade)).hasSize(10).containsOnly(Grade.PROVEN_AT_REFRESH);

    List<Relation<?>> relations = GeneratedRecords.of(views, directory).relations();
    Relation<?> keptNull = relation(relations, "kept_null");
    Relation<?> keptTwins = relation(relations, "kept_twins");
    Veduta veduta = Veduta.of(database);
    assertNull(veduta, keptNull, "\"n\" is null, which its record holds never to be. Refresh it");
    assertNull(veduta, relation(relations, "over_null"), "Refresh the materialized views that it");
    assertTwins(veduta, keptTwins, "Refresh it first");
    assertTwins(
        veduta, relation(relations, "over_twins"), "Refresh the materialized views that it reads");

    veduta.refresh(keptNull);
    veduta.refresh(keptTwins);
    for (Relation<?> each : relations) {
      assertThat(read(veduta, each)).as(each.toString()).isEqualTo(1);
    }
  }

  private static void assertNull(Veduta veduta, Relation<?> relation, String step) {
    assertThatExceptionOfType(UnexpectedNullException.class)
        .isThrownBy(() -> read(veduta, relation))
        .withMessageStartingWith("[UnexpectedNull] " + relation)
        .withMessageContaining(step);
  }

  private static void assertTwins(Veduta veduta, Relation<?> relation, String step) {
    assertThatExceptionOfType(IdentityConflictException.class)
        .isThrownBy(() -> read(veduta, relation))
        .withMessageStartingWith("[IdentityConflict] " + relation)
        .withMessageContaining(step);
  }

  private static long read(Veduta veduta, Relation<?> relation) {
    try (Session session = veduta.openSession()) {
      return session.list(relation.query()).size();
    }
  }

  private static Stream<Claim> claims(List<CatalogView> views) {
    return views.stream()
        .flatMap(
            view ->
                Stream.concat(
                    view.keys().stream().map(CatalogKey::claim),
                    view.columns().stream().map(CatalogColumn::notNull).filter(Objects::nonNull)));
  }

  private static Relation<?> relation(List<Relation<?>> relations, String name) {
    return relations.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<CatalogView> reflect(DataSource database) throws Exception {
    List<RelationPattern> include =
        Stream.of("s.kept_*", "s.over_*").map(RelationPattern::parse).toList();
    try (Connection connection = database.getConnection()) {
      return Introspector.reflect(connection, new Selection(include, List.of())).views();
    }
  }

  private static void execute(DataSource database, String sql) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
