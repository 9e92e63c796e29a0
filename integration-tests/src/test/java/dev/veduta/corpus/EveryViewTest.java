package dev.veduta.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.Veduta;
import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.session.Session;
import dev.veduta.view.Relation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every view there is: reflected, generated, compiled with every lint as an error, and read. */
class EveryViewTest {
  private static EmbeddedPostgres postgres;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pagila", "adventureworks", "civic"})
  void ofACorpusIsReadAsRecords(Corpus corpus) throws Exception {
    assumeTrue(Corpus.arePresent(), "skipped: ../shared/corpora is not there");
    DataSource database = newDatabase(corpus.name());
    corpus.loadInto(database);
    everyViewIsRead(corpus.name(), database, "*.*");
  }

  @Test
  void ofPostgresItselfIsReadAsRecords() throws Exception {
    int read =
        everyViewIsRead("system", newDatabase("system"), "pg_catalog.*", "information_schema.*");
    assertThat(read).isGreaterThan(130);
  }

  private int everyViewIsRead(String name, DataSource database, String... patterns)
      throws Exception {
    List<CatalogView> views = reflect(database, patterns);
    List<Relation<?>> relations = GeneratedRecords.of(views, directory).relations();
    assertThat(relations).hasSameSizeAs(views);
    long rows = 0;
    for (Relation<?> relation : relations) {
      rows += rowsOf(relation, database);
    }
    System.out.printf(
        "%s: %d views reflected, generated, compiled and read, %d rows%n",
        name, views.size(), rows);
    return relations.size();
  }

  private static List<CatalogView> reflect(DataSource database, String... patterns)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      List<RelationPattern> include =
          List.of(patterns).stream().map(RelationPattern::parse).toList();
      return Introspector.reflect(connection, new Selection(include, List.of())).views().stream()
          .filter(view -> view.definition() != null)
          .toList();
    }
  }

  /** Reads all rows, and counts them a second way. */
  private static long rowsOf(Relation<?> relation, DataSource database) throws SQLException {
    long read;
    try (Session session = Veduta.of(database).openSession()) {
      read = session.list(relation.query()).size();
    }
    return read;
  }

  private static DataSource newDatabase(String name) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " template template0");
    }
    return postgres.getDatabase("postgres", name);
  }
}
