package dev.veduta.viewfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.view.Flavour;
import dev.veduta.view.ServerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewFilesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "18,, v.sql",
    "15,, v@15.sql",
    "14,, v.sql",
    "15, CITUS, v@citus.sql",
    "15, YUGABYTE, v@15.sql",
    "18, YUGABYTE, v.sql"
  })
  void theMostSpecificFileThatFitsIsTaken(int major, Flavour flavour, String file)
      throws Exception {
    write("s/v.sql", "s/v@15.sql", "s/v@citus.sql", "s/w@15.sql");
    ServerKind server = new ServerKind(major, flavour == null ? Set.of() : Set.of(flavour));

    List<ViewFile> chosen = ViewFiles.choose(new ViewFiles(directory).find(), server);

    assertThat(chosen.get(0).script().file()).isEqualTo(directory.resolve("s").resolve(file));
    assertThat(chosen).as("w, which is there for 15 alone").hasSize(major == 15 ? 2 : 1);
  }

  @Test
  void namesAreThoseOfTheDatabase() throws Exception {
    write("My Schema/a%2Fb%40c.sql", "s/Weekly@18.sql", "s/README.md");

    assertThat(new ViewFiles(directory).find())
        .extracting(ViewFile::name)
        .containsExactly(new QualifiedName("My Schema", "a/b@c"), new QualifiedName("s", "Weekly"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "015", "15.2", "Citus", "oracle", ""})
  void anUnknownVariantIsAnErrorWithTheList(String variant) throws Exception {
    write("s/v@" + variant + ".sql");

    assertThatThrownBy(() -> new ViewFiles(directory).find())
        .hasMessage(
            "[ViewVariantUnknown] "
                + directory.resolve("s/v@" + variant + ".sql")
                + " is for \""
                + variant
                + "\", which is no kind of server. After the @ can stand a major version such as"
                + " 15, citus, yugabyte; an @ in a view's name is written %40.");
  }

  @Test
  void aFileThatIsOfNoSchemaIsAnError() throws Exception {
    write("v.sql");

    assertThatThrownBy(() -> new ViewFiles(directory).find())
        .hasMessage(
            "[ViewFileMisplaced] "
                + directory.resolve("v.sql")
                + " is in no schema's directory. Move it to "
                + directory
                + "/<schema>/<name>.sql.");
  }

  @Test
  void twoFilesOfOneViewAreAnError() throws Exception {
    write("s/v.sql", "s/%76.sql");

    assertThatThrownBy(() -> new ViewFiles(directory).find())
        .hasMessageStartingWith("[ViewFileDuplicate] " + directory.resolve("s/%76.sql"))
        .hasMessageContaining("both define s.v for the same servers");
  }

  @Test
  void thereMayBeNone() throws Exception {
    assertThat(new ViewFiles(directory.resolve("absent")).find()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void theServerTellsWhatItIs(int major) throws Exception {
    try (Connection connection = TestServer.of(major).database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThat(ServerKind.of(connection)).isEqualTo(new ServerKind(major, Set.of()));

      statement.execute("set allow_system_table_mods = on");
      statement.execute(
          "insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable,"
              + " extversion) values (99999, 'citus', 10, 2200, false, '12')");
      assertThat(ServerKind.of(connection).flavours()).containsExactly(Flavour.CITUS);
      statement.execute(
          "create or replace function pg_catalog.version() returns text language sql stable as"
              + " $$select 'PostgreSQL 15.2-YB-2.25.0.0-b0 on x86_64-pc-linux-gnu'$$");
      assertThat(ServerKind.of(connection).flavours())
          .containsExactlyInAnyOrder(Flavour.CITUS, Flavour.YUGABYTE);
      connection.rollback();
    }
  }

  @Test
  void whatChangedIsToldWhateverTheLineEndings() throws Exception {
    Path catalog = directory.resolve("catalog");
    ViewFiles files = new ViewFiles(directory.resolve("views"));
    write("views/s/a.sql", "views/s/b.sql");
    ReflectedFiles reflected = new ReflectedFiles(catalog);
    reflected.remember(files.prints());
    assertThat(reflected.staleness(files)).isEmpty();
    assertThat(catalog.resolve("view-files.txt"))
        .content()
        .matches("[0-9a-f]{64}  s/a.sql\n[0-9a-f]{64}  s/b.sql\n");

    Path a = directory.resolve("views/s/a.sql");
    Files.writeString(a, "\uFEFF" + Files.readString(a).replace("\n", "\r\n"));
    assertThat(reflected.staleness(files)).as("other line endings").isEmpty();

    Files.writeString(a, "select 2;");
    Files.delete(directory.resolve("views/s/b.sql"));
    write("views/s/c@15.sql");
    assertThat(reflected.staleness(files))
        .contains(
            "[ViewFilesChanged] the catalog in "
                + catalog
                + " is older than the view files in "
                + files.directory()
                + ": s/a.sql changed, s/b.sql is gone, s/c@15.sql is new. Run mvn veduta:reflect"
                + " and commit what changes in the catalog; a database that is reflected without"
                + " <applyViews> needs the files applied first.");

    Files.delete(a);
    Files.delete(directory.resolve("views/s/c@15.sql"));
    reflected.remember(files.prints());
    assertThat(catalog).isEmptyDirectory();
  }

  private void write(String... paths) throws IOException {
    for (String path : paths) {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "select 1\nas x;");
    }
  }
}
