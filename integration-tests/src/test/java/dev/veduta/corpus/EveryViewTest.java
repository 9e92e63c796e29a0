package dev.veduta.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.QueryFailedException;
import dev.veduta.Veduta;
import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.server.Server;
import dev.veduta.session.Session;
import dev.veduta.view.Relation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every view there is: reflected, generated, compiled with every lint as an error, and read. */
class EveryViewTest {
  /** What the server itself cannot run where the machine has no NUMA. */
  private static final Set<String> NEEDS_HARDWARE =
      Set.of("pg_shmem_allocations_numa", "pg_buffercache_numa");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "pagila,13",
    "pagila,18",
    "adventureworks,13",
    "adventureworks,18",
    "civic,13",
    "civic,18"
  })
  void ofACorpusIsReadAsRecords(Corpus corpus, int major) throws Exception {
    assumeTrue(Corpus.arePresent(), "skipped: ../shared/corpora is not there");
    DataSource database = Server.of(major).newDatabase(corpus.name());
    corpus.loadInto(database);
    List<CatalogView> views = reflect(database, "*.*");
    for (Relation<?> relation : records(views)) {
      assertThat(read(relation, database))
          .as(relation.toString())
          .isEqualTo(count(relation, database));
    }
    report(corpus + " on " + major, views);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void ofPostgresItselfIsReadAsRecords(int major) throws Exception {
    DataSource database = Server.of(major).newDatabase("system");
    List<CatalogView> views = reflect(database, "pg_catalog.*", "information_schema.*");
    assertThat(views).hasSizeGreaterThan(120);
    for (Relation<?> relation : records(views)) {
      readUnlessHardwareIsMissing(relation, database);
    }
    report("PostgreSQL " + major, views);
  }

  private List<Relation<?>> records(List<CatalogView> views) throws Exception {
    List<Relation<?>> relations = GeneratedRecords.of(views, directory).relations();
    assertThat(relations).hasSameSizeAs(views);
    return relations;
  }

  private static List<CatalogView> reflect(DataSource database, String... patterns)
      throws SQLException {
    List<RelationPattern> include = List.of(patterns).stream().map(RelationPattern::parse).toList();
    try (Connection connection = database.getConnection()) {
      return Introspector.reflect(connection, new Selection(include, List.of())).views().stream()
          .filter(CatalogView::isDefined)
          .toList();
    }
  }

  private static void readUnlessHardwareIsMissing(Relation<?> relation, DataSource database) {
    try {
      read(relation, database);
    } catch (QueryFailedException e) {
      assertThat(NEEDS_HARDWARE).as(e.getMessage()).contains(relation.name());
    }
  }

  private static long read(Relation<?> relation, DataSource database) {
    try (Session session = Veduta.of(database).openSession()) {
      return session.list(relation.query()).size();
    }
  }

  private static long count(Relation<?> relation, DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from \"%s\".\"%s\""
                    .formatted(relation.schema(), relation.name()))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void report(String what, List<CatalogView> views) {
    long keyed = views.stream().filter(view -> !view.keys().isEmpty()).count();
    long columns = views.stream().mapToLong(view -> view.columns().size()).sum();
    long notNull =
        views.stream()
            .flatMap(view -> view.columns().stream())
            .filter(column -> !column.isNullable())
            .count();
    System.out.printf(
        "%s: %d views reflected, generated, compiled and read; %d keyed; %d of %d columns not null%n",
        what, views.size(), keyed, notNull, columns);
  }
}
