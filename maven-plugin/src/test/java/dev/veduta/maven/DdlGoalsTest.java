package dev.veduta.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.source.Credentials;
import dev.veduta.source.DatabaseSource;
import dev.veduta.store.LastRun;
import dev.veduta.viewfile.ViewFileSource;
import dev.veduta.viewfile.ViewFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals that create, drop and write migrations, with a role that {@code check} is asked of. */
class DdlGoalsTest {
  private static EmbeddedPostgres server;

  @TempDir Path root;
  private final List<String> log = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.start();
    sql("create role app");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void catalog() throws Exception {
    sql(
        "drop schema if exists s cascade; create schema s; create table s.t as select 1 as n;"
            + " grant usage on schema s to app");
    file("a.sql", "create view s.a as select n from s.t; grant select on s.a to app;");
    file(
        "b.sql",
        "create materialized view s.b as select n from s.a; create unique index b_n on s.b (n);");
    set(new ReflectMojo()).run(reader());
    log.clear();
  }

  @Test
  void createsAndDropsWhatTheCatalogHas() throws Exception {
    CreateMojo create = set(new CreateMojo());
    create.dryRun = true;
    create.run(reader());
    assertThat(log.get(0))
        .startsWith("To be run:\nbegin;\n")
        .contains("CREATE UNIQUE INDEX b_n ON s.b")
        .endsWith("refresh materialized view \"s\".\"b\";\ncommit;\n");
    assertThat(views()).isEmpty();

    create.dryRun = false;
    create.run(reader());
    assertThat(log.get(1)).startsWith("Done:\n");
    assertThat(views()).containsExactly("a", "b");
    assertThatThrownBy(() -> create.run(reader()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "[ViewExists] s.a is there already, and is a view; if it is the view, say"
                + " -Dveduta.orReplace or -Dveduta.ifNotExists, or replace it by a migration of"
                + " veduta:ddl; else drop or rename it");
    create.ifNotExists = true;
    create.run(reader());
    assertThat(log.get(2)).isEqualTo("Nothing to create");
    create.orReplace = true;
    assertThatThrownBy(() -> create.run(reader()))
        .hasMessage(
            "[OptionUnused] -Dveduta.orReplace and -Dveduta.ifNotExists exclude each other; leave"
                + " one out");
    create.ifNotExists = false;
    assertThatThrownBy(() -> create.run(reader()))
        .hasMessage(
            "[NotReplaceable] s.b was left as it is: PostgreSQL has no CREATE OR REPLACE"
                + " MATERIALIZED VIEW; write a migration with veduta:ddl");

    DropMojo drop = set(new DropMojo());
    assertThatThrownBy(() -> drop.run(reader())).hasMessageStartingWith("[NothingNamed]");
    drop.named = List.of("s.nothing");
    assertThatThrownBy(() -> drop.run(reader()))
        .hasMessageStartingWith("[NothingSelected] no view of the catalog")
        .hasMessageContaining("matches s.nothing.");
    drop.named = List.of("s.a");
    assertThatThrownBy(() -> drop.run(reader()))
        .hasMessageStartingWith("[Dependents] s.a was left")
        .hasMessageContaining("drop that first, name it too, or say -Dveduta.cascade (SQLSTATE");
    drop.cascade = true;
    drop.run(reader());
    assertThat(views()).isEmpty();
    assertThatThrownBy(() -> drop.run(reader()))
        .hasMessageStartingWith("[StaleView]")
        .hasMessageContaining("there is no such view any more; or say -Dveduta.ifExists")
        .message()
        .doesNotContain("()");
    drop.ifExists = true;
    drop.run(reader());
    assertThat(log).last().isEqualTo("Nothing to drop");
    assertThatThrownBy(drop::withoutSource).hasMessageStartingWith("[NotConnected]");
  }

  @Test
  void aTableForAViewWithoutAKeyIsLeftOut() throws Exception {
    file(
        "a.sql",
        "create view s.a as select n from s.t; comment on view s.a is '@materialized table';");
    set(new ReflectMojo()).run(reader());
    set(new CreateMojo()).run(reader());
    assertThat(warnings)
        .containsExactly(
            "[TableLeftOut] s.a asks for a table to keep its rows, and the catalog knows no key of it"
                + " that is never null: the table is left as it is. Use veduta.ddl().create(...) in"
                + " the application.");
    assertThat(views()).containsExactly("a", "b");
  }

  @Test
  void createsNothingFromACatalogThatIsOlderThanTheViewFiles() throws Exception {
    file("a.sql", "create view s.a as select n, n as m from s.t");
    assertThatThrownBy(() -> set(new CreateMojo()).run(reader()))
        .hasMessageStartingWith("[ViewFilesChanged]");
  }

  @Test
  void writesAMigrationOnceAndShowsItWhereNothingIsToBeWritten() throws Exception {
    DdlMojo mojo = ddl();
    mojo.dryRun = true;
    mojo.run(reader());
    assertThat(log.get(0)).startsWith("To be written:\n-- Written by veduta:ddl from what differs");
    assertThat(root.resolve("src")).doesNotExist();

    mojo.dryRun = false;
    mojo.run(reader());
    Path file = root.resolve("src/main/resources/db/migration/V1__views.sql");
    assertThat(log.subList(1, 3)).containsExactly("Written to " + file + ":", "created: s.a, s.b");
    assertThat(views()).as("the source is as it was").isEmpty();
    mojo.run(reader());
    assertThat(log.get(3))
        .isEqualTo(
            "Nothing to write: "
                + file
                + " says so already, and waits to be applied to the source");

    sql(Files.readString(file));
    mojo.run(reader());
    assertThat(log.get(4)).isEqualTo("Nothing to write: the source has what the view files say");

    Files.delete(root.resolve("views/s/b.sql"));
    Files.delete(file);
    mojo.run(reader());
    assertThat(log.get(6)).as("the catalog knows it, too").isEqualTo("dropped: s.b");

    mojo.repeatable = true;
    mojo.migrationTool = "liquibase";
    mojo.run(reader());
    assertThat(root.resolve("src/main/resources/db/changelog/R__views.sql"))
        .content()
        .startsWith(
            "--liquibase formatted sql\n\n--changeset veduta:R__views splitStatements:false"
                + " stripComments:false runOnChange:true\n-- Written by veduta:ddl");
    mojo.run(reader());
    assertThat(log).last().isEqualTo("Nothing to write: R__views.sql says so already");

    mojo.migrationTool = "Flyway";
    assertThatThrownBy(() -> mojo.run(reader())).hasMessageStartingWith("[MigrationToolUnknown]");
    assertThatThrownBy(mojo::withoutSource).hasMessageStartingWith("[NotCompared]");
  }

  @Test
  void whatIsInTheWayIsTheBuildsFailure() throws Exception {
    set(new CreateMojo()).run(reader());
    sql(
        "create table s.guarded (n int); create policy p on s.guarded using (n in (select n from s.b))");
    file("a.sql", "create view s.a as select 1 as m, n from s.t");
    assertThatThrownBy(() -> ddl().run(reader()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(
            "[Dependents] s.a was left as it is, for policy p on table s.guarded");
    assertThat(root.resolve("src")).doesNotExist();
  }

  @Test
  void checkTellsWhatARoleMayDo() throws Exception {
    CheckMojo check = set(new CheckMojo());
    check.role = "app";
    assertThatThrownBy(() -> check.run(reader()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """
            [RoleMayNotRead] what the role app may do with the views of the catalog:
              s.a: it may read
              s.b: it may not read, for it has no SELECT on it (GRANT SELECT ON s.b TO app), it may not refresh, for it has no MAINTAIN on it (GRANT MAINTAIN ON s.b TO app)""");
    check.role = "postgres";
    check.run(reader());
    assertThat(log)
        .last()
        .isEqualTo(
            """
            What the role postgres may do with the views of the catalog:
              s.a: it may read
              s.b: it may read, it may refresh""");
    check.role = "App";
    assertThatThrownBy(() -> check.run(reader()))
        .hasMessageStartingWith("[RoleUnknown] the source has no role \"App\"");
  }

  private DdlMojo ddl() {
    DdlMojo mojo = set(new DdlMojo());
    mojo.migrationTool = "flyway";
    mojo.migrationName = "views";
    return mojo;
  }

  private <T extends AbstractSourceMojo> T set(T mojo) {
    mojo.project = new MavenProject();
    mojo.project.setFile(root.resolve("pom.xml").toFile());
    mojo.project.getBuild().setDirectory(root.resolve("target").toString());
    mojo.setPluginContext(new HashMap<>());
    mojo.catalogDirectory = root.resolve("catalog").toFile();
    mojo.viewsDirectory = root.resolve("views").toFile();
    mojo.views = List.of("s.a", "s.b");
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence line) {
            log.add(line.toString());
          }

          @Override
          public void warn(CharSequence line) {
            warnings.add(line.toString());
          }
        });
    return mojo;
  }

  private SourceReader reader() throws Exception {
    ViewFiles files = new ViewFiles(root.resolve("views"));
    return new SourceReader(
        new ViewFileSource(
            DatabaseSource.of(
                server.getJdbcUrl("postgres", "postgres"), new Credentials(null, null, "none")),
            files),
        files,
        new Selection(
            List.of(RelationPattern.parse("s.a"), RelationPattern.parse("s.b")), List.of()),
        "tool",
        root.resolve("catalog"),
        new LastRun(root.resolve("target/last")));
  }

  private void file(String name, String text) throws Exception {
    Path file = root.resolve("views/s").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> views() throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      var row =
          statement.executeQuery(
              "select array(select relname::text from pg_class where relnamespace = 's'::regnamespace"
                  + " and relkind in ('v', 'm') order by 1)");
      row.next();
      return List.of((String[]) row.getArray(1).getArray());
    }
  }

  private static void sql(String text) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
