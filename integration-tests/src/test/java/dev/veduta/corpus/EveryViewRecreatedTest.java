package dev.veduta.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.DependentsException;
import dev.veduta.Veduta;
import dev.veduta.catalog.CatalogView;
import dev.veduta.ddl.Ddl;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.server.Server;
import dev.veduta.view.Creation;
import dev.veduta.view.KeylessView;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.ViewOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the database to a generated record and back: what a record holds makes the view again that
 * it was generated from, and replacing a view leaves those that depend on it as they were.
 */
class EveryViewRecreatedTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"pagila,13", "pagila,18", "adventureworks,18", "civic,13", "civic,18"})
  void ofACorpus(Corpus corpus, int major) throws Exception {
    assumeTrue(Corpus.arePresent(), "skipped: ../shared/corpora is not there");
    DataSource database = Server.of(major).newDatabase(corpus.name() + "_again");
    corpus.loadInto(database);
    assertRecreated(corpus + " on " + major, database);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 15, 18})
  void ofViewsWithEverything(int major) throws Exception {
    DataSource database = Server.of(major).newDatabase("rich");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role r_owner; create role r_reader; create role r_other");
      statement.execute(text("rich.sql"));
    }
    assertReplaced("views with everything on " + major, database, views(database));
    assertPlacesAreKept(database);
  }

  /** The rule tree has another form in each version. */
  private static void assertPlacesAreKept(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create view r.placed as select b.x from r.base as b (x, y, z)");
    }
    KeylessView<Object> reordered =
        KeylessView.of(
            RelationInfo.of(RelationKind.VIEW, "r", "base")
                .definedAs("select id, item, amount from r.sale"),
            List.of(),
            row -> row);
    assertThatExceptionOfType(DependentsException.class)
        .isThrownBy(() -> Veduta.of(database).ddl().replace(reordered))
        .withMessageContaining("view r.placed: it names columns by their places");
  }

  private void assertRecreated(String of, DataSource database) throws Exception {
    List<Relation<?>> views = views(database);
    assertReplaced(of, database, views);
    assertDroppedAndCreated(database, views);
  }

  /** Each view gets a column before all others, and loses it again. */
  private static void assertReplaced(String of, DataSource database, List<Relation<?>> views)
      throws Exception {
    Ddl ddl = Veduta.of(database).ddl();
    List<String> before = state(database);
    for (Relation<?> view : views) {
      ddl.replace(widened(view));
      assertThat(difference(before, state(database), view)).as("beside %s", view).isEmpty();
      assertThat(ddl.replace(view).statements()).isNotEmpty();
      assertThat(difference(before, state(database), null)).as("after %s", view).isEmpty();
      assertThat(ddl.replace(view).statements()).as("again %s", view).isEmpty();
    }
    System.out.printf("%s: %d views replaced and back%n", of, views.size());
  }

  private static void assertDroppedAndCreated(DataSource database, List<Relation<?>> views)
      throws Exception {
    Ddl ddl = Veduta.of(database).ddl();
    List<String> before = definitions(database);
    Relation<?>[] others = views.subList(1, views.size()).toArray(Relation[]::new);
    ddl.cascade().drop(views.get(0), others);
    assertThat(definitions(database)).isEmpty();
    ddl.createAll(views);
    assertThat(difference(before, definitions(database), null)).isEmpty();
  }

  private static KeylessView<Object> widened(Relation<?> view) {
    Creation creation = view.creation();
    String query = view.definition().strip().replaceFirst(";$", "");
    return KeylessView.of(
        RelationInfo.of(view.kind(), view.schema(), view.name())
            .definedAs("select 1 as veduta_first, v.* from (" + query + ") v")
            .reading(creation.reads().toArray(RelationName[]::new))
            .with(
                creation.options().stream()
                    .filter(it -> !it.name().endsWith("CHECK"))
                    .toArray(ViewOption[]::new))
            .indexedBy(creation.indexes().toArray(String[]::new)),
        List.of(),
        row -> row);
  }

  private List<Relation<?>> views(DataSource database) throws Exception {
    List<RelationPattern> all = List.of(RelationPattern.parse("*.*"));
    try (Connection connection = database.getConnection()) {
      List<CatalogView> views =
          Introspector.reflect(connection, new Selection(all, List.of())).views().stream()
              .filter(CatalogView::isDefined)
              .toList();
      return GeneratedRecords.of(views, directory).relations();
    }
  }

  /** Lines that went or came, of other views than this one. */
  private static List<String> difference(
      List<String> before, List<String> after, Relation<?> except) {
    List<String> lines = new ArrayList<>();
    before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line));
    after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
    if (except != null) {
      String name = " " + except.schema() + "." + except.name() + " ";
      lines.removeIf(line -> line.replace("\"", "").contains(name));
    }
    return lines;
  }

  /** What records hold: not owners, privileges, statistics and what else only a database knows. */
  private static List<String> definitions(DataSource database) throws Exception {
    return state(database).stream()
        .filter(line -> line.matches("(?s)\\S+ \\S+ (is|index|column) .*"))
        .map(line -> line.replaceFirst(" (stats|clustered) .*", ""))
        .toList();
  }

  private static List<String> state(DataSource database) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement state = connection.prepareStatement(text("state.sql"))) {
      statement.execute("set search_path = ''");
      state.setArray(1, connection.createArrayOf("text", schemas(statement)));
      List<String> lines = new ArrayList<>();
      try (ResultSet rows = state.executeQuery()) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      return lines;
    }
  }

  private static String[] schemas(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select array_agg(nspname::text) from pg_namespace"
                + " where nspname not in ('pg_catalog', 'information_schema', 'pg_toast')")) {
      row.next();
      return (String[]) row.getArray(1).getArray();
    }
  }

  /** The runtime's own tests read these, too. */
  private static String text(String file) throws IOException {
    return Files.readString(Path.of("../runtime/src/test/resources/dev/veduta/ddl", file));
  }
}
