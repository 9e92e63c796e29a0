package dev.veduta.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What jOOQ's generator writes from our catalog, beside what it writes from the database: every
 * difference is one of ours on purpose, and told by {@link JooqPurpose}, or fails.
 */
class JooqOutputTest {
  @TempDir Path directory;

  @Test
  void everyDifferenceIsOnPurposeAndEveryPurposeNeeded() throws Exception {
    Set<JooqPurpose> used = EnumSet.noneOf(JooqPurpose.class);

    assertThat(unexplained(ofScript("jooq"), used)).isEmpty();
    used.remove(JooqPurpose.COMMENTS); // which 3.19 has no need of
    assertThat(used)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(JooqPurpose.COMMENTS)));
  }

  @Test
  void everyDifferenceOnAwkwardNamesIsOnPurpose() throws Exception {
    assertThat(unexplained(ofScript("awkward"), EnumSet.noneOf(JooqPurpose.class))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pagila", "adventureworks", "civic"})
  void everyDifferenceOnARealProjectIsOnPurpose(Corpus corpus) throws Exception {
    assumeTrue(Corpus.arePresent(), "skipped: ../shared/corpora is not there");
    DataSource database = Server.of(18).newDatabase(corpus.name());
    corpus.loadInto(database);
    Set<JooqPurpose> used = EnumSet.noneOf(JooqPurpose.class);

    assertThat(unexplained(database, used)).isEmpty();
    System.out.println(corpus + ": jOOQ's output is the same but for " + used);
  }

  private static DataSource ofScript(String name) throws SQLException, IOException {
    DataSource database = Server.of(18).newDatabase(name);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        InputStream sql = JooqOutputTest.class.getResourceAsStream(name + ".sql")) {
      statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    }
    return database;
  }

  private List<String> unexplained(DataSource database, Set<JooqPurpose> used) throws Exception {
    List<CatalogView> views = views(database);
    JooqOutput live = JooqOutput.live(database, views, directory.resolve("live"));
    JooqOutput ours = JooqOutput.offline(views, directory.resolve("ours"));
    return JooqDifference.between(live, ours, views).stream()
        .filter(it -> !it.isExplained(used))
        .map(JooqDifference::toString)
        .toList();
  }

  private static List<CatalogView> views(DataSource database) throws SQLException {
    Selection all = new Selection(List.of(RelationPattern.parse("*.*")), List.of());
    try (Connection connection = database.getConnection()) {
      return Introspector.reflect(connection, all).views();
    }
  }
}
