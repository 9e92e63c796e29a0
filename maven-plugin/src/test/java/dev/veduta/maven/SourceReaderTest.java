package dev.veduta.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.source.Credentials;
import dev.veduta.source.DatabaseSource;
import dev.veduta.store.CatalogStore;
import dev.veduta.store.LastRun;
import dev.veduta.viewfile.ViewFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  @TempDir Path root;

  @Test
  void readsAgainOnlyWhatMayHaveChanged() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      run(server, "create schema s; create view s.v as select 1 as a");
      SourceReader.Reading first = reflect(server, "s.*", "t.*");
      assertThat(first.reflection()).isPresent();
      assertThat(first.warnings()).singleElement().asString().contains("[PatternUnmatched]", "t.*");

      SourceReader.Reading second = reflect(server, "s.*", "t.*");
      assertThat(second.reflection()).isEmpty();
      assertThat(second.warnings()).isEqualTo(first.warnings());

      assertThat(reflect(server, "s.v").reflection()).as("other patterns").isPresent();
      run(server, "alter view s.v rename column a to b");
      assertThat(reflect(server, "s.v").reflection()).as("another view").isPresent();
      Files.writeString(root.resolve("catalog/s/v.json"), "edited");
      assertThat(reflect(server, "s.v").reflection()).as("an edited catalog").isPresent();
      Files.delete(root.resolve("catalog/s/v.json"));
      assertThat(reflect(server, "s.v").reflection()).as("a catalog with a hole").isPresent();
      assertThat(reflect(server, "s.v").reflection()).isEmpty();
      write("s/v.sql", "create view s.v as select 2 as c");
      assertThat(reflect(server, "s.v").reflection()).as("a new view file").isPresent();
      assertThat(reflect(server, "s.v").reflection()).isEmpty();
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve("views").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private SourceReader.Reading reflect(EmbeddedPostgres server, String... patterns)
      throws Exception {
    CatalogDirectory catalog = new CatalogDirectory(root.resolve("catalog"));
    SourceReader reader =
        new SourceReader(
            DatabaseSource.of(
                server.getJdbcUrl("postgres", "postgres"), new Credentials(null, null, "none")),
            new ViewFiles(root.resolve("views")),
            new Selection(Stream.of(patterns).map(RelationPattern::parse).toList(), List.of()),
            "tool",
            catalog.root(),
            new LastRun(root.resolve("state/last")));
    SourceReader.Reading reading = reader.read();
    if (reading.reflection().isPresent()) {
      new CatalogStore(catalog, root.resolve("state/lock"))
          .write(reading.reflection().get().views());
      reader.remember(reading);
    }
    return reading;
  }

  private static void run(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute(sql);
    }
  }
}
