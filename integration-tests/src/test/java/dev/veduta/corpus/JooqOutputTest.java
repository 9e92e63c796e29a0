package dev.veduta.corpus;

import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JooqOutputTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"awkward", "pagila", "adventureworks", "civic"})
  void print(String name) throws Exception {
    DataSource database = Server.of(18).newDatabase(name);
    if (name.equals("awkward")) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            new String(AwkwardTypesTest.class.getResourceAsStream("awkward.sql").readAllBytes()));
      }
    } else {
      new Corpus(name).loadInto(database);
    }
    List<CatalogView> views;
    try (Connection connection = database.getConnection()) {
      views =
          Introspector.reflect(
                  connection, new Selection(List.of(RelationPattern.parse("*.*")), List.of()))
              .views();
    }
    JooqOutput live = JooqOutput.live(database, views, directory.resolve("live"));
    JooqOutput ours = JooqOutput.offline(views, directory.resolve("ours"));
    StringBuilder out = new StringBuilder();
    TreeSet<String> files = new TreeSet<>(live.members().keySet());
    files.addAll(ours.members().keySet());
    for (String file : files) {
      Map<String, String> theirs = live.members().getOrDefault(file, Map.of());
      Map<String, String> mine = ours.members().getOrDefault(file, Map.of());
      TreeSet<String> names = new TreeSet<>(theirs.keySet());
      names.addAll(mine.keySet());
      for (String each : names) {
        if (!Objects.equals(theirs.get(each), mine.get(each))) {
          out.append(
              "#### "
                  + file
                  + " "
                  + each
                  + "\n--- live\n"
                  + theirs.get(each)
                  + "\n--- ours\n"
                  + mine.get(each)
                  + "\n");
        }
      }
    }
    Files.writeString(Path.of("/tmp/jooqdiff-" + name + ".txt"), out.toString());
  }
}
