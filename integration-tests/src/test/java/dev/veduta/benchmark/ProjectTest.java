package dev.veduta.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.server.Server;
import dev.veduta.store.Changes;
import dev.veduta.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goals rewrite of a project whose database changes. */
class ProjectTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @TempDir Path root;

  @Test
  void oneViewChangedRewritesOneFileOfEachKind() throws Exception {
    DataSource database = Server.of(18).newDatabase("project");
    execute(database, new SampleSchema(8).sql());
    Project project = Project.in(root, urlOf(database));

    assertThat(project.reflect()).contains(new Changes(8, 0));
    assertThat(project.generate()).contains(new Changes(9, 0)); // and the list of the views
    assertThat(project.reflect()).isEmpty();
    assertThat(project.generate()).isEmpty();

    age(project.catalog());
    age(project.records());
    execute(database, "comment on view app.v3 is 'Other things. @key id'");

    assertThat(project.reflect()).contains(new Changes(1, 0));
    assertThat(project.generate()).contains(new Changes(1, 0));
    assertThat(touched(project.catalog())).containsExactly("v3.json");
    assertThat(touched(project.records())).containsExactly("V3View.java");
  }

  private static void age(Path directory) throws IOException {
    for (Path file : new FileTree(directory).files()) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
  }

  private static List<String> touched(Path directory) throws IOException {
    return new FileTree(directory)
        .files().stream()
            .filter(file -> file.toFile().lastModified() != LONG_AGO.toMillis())
            .map(file -> file.getFileName().toString())
            .toList();
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String urlOf(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getURL().replaceFirst("\\?.*", "") + "?user=postgres";
    }
  }
}
