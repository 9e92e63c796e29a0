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
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReflectMojoTest {
  @TempDir Path root;

  @Test
  void whatIsAssertedAndNotSoFailsAndLeavesTheCatalog() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      run(server, "create schema s; create table s.t (a int); insert into s.t values (null)");
      run(server, "create view s.v as select a, null::int as b from s.t");
      run(server, "comment on view s.v is '@notNull b'");
      assertThatThrownBy(() -> mojo(false).run(reader(server)))
          .isInstanceOf(MojoFailureException.class)
          .hasMessageStartingWith("\n[AssertionDisproved] The comment on s.v says @notNull b")
          .hasMessageEndingWith("\nThe catalog stays as it is.");
      assertThat(root.resolve("catalog")).doesNotExist();

      run(server, "comment on view s.v is '@notNull a'");
      mojo(false).run(reader(server));
      assertThat(root.resolve("catalog/s/v.json")).content().contains("ASSERTED");
    }
  }

  @Test
  void dataIsAskedOnlyOnDemandAndThenAlways() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      run(server, "create schema s; create table s.t (a int)");
      run(server, "create view s.v as select a from s.t; comment on view s.v is '@notNull a'");
      mojo(false).run(reader(server));
      mojo(true).run(reader(server));
      run(server, "insert into s.t values (null)");
      mojo(false).run(reader(server));
      assertThatThrownBy(() -> mojo(true).run(reader(server)))
          .isInstanceOf(MojoFailureException.class)
          .hasMessageStartingWith("\n[AssertionContradicted] The comment on s.v asserts that a");
    }
  }

  @Test
  void viewFilesAreReflectedAndKeptInMindAndTheirClaimsHeldAgainstTheData() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      run(server, "create schema s; create table s.t (a int); insert into s.t values (null)");
      Path file = root.resolve("views/s/v.sql");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "create view s.v as select a from s.t");
      SourceReader plain = reader(server);
      SourceReader applied =
          new SourceReader(
              new ViewFileSource(plain.source(), plain.viewFiles()),
              plain.viewFiles(),
              plain.selection(),
              plain.tool(),
              plain.catalog(),
              plain.lastRun());

      mojo(false).run(applied);
      assertThat(root.resolve("catalog/s/v.json")).exists();
      assertThat(root.resolve("catalog/view-files.txt")).content().endsWith("  s/v.sql\n");

      Files.writeString(
          file, "create view s.v as select a from s.t; comment on view s.v is '@notNull a'");
      mojo(false).run(applied);
      assertThatThrownBy(() -> mojo(true).run(applied))
          .isInstanceOf(MojoFailureException.class)
          .hasMessageStartingWith("\n[AssertionContradicted] The comment on s.v asserts that a");
    }
  }

  @Test
  void expressionsOfTheSourcesAreKeptWithTheirView() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      run(server, "create schema s; create table s.t (a text not null)");
      run(server, "create view s.v as select a from s.t");
      declare("@Expression(Texts.LOWER) String lower();");
      mojo(false).run(reader(server));
      assertThat(root.resolve("catalog/s/v.json"))
          .content()
          .contains(
              """
                "expressions": [
                  {
                    "name": "lower(a)",
                    "type": "text",
                    "pgType": "text",
                    "notNull": {
                      "grade": "PROVEN",
                      "because": "s.t.a is not null",
              """
                  .stripTrailing());

      run(server, "alter table s.t alter a drop not null");
      assertThatThrownBy(() -> check().run(reader(server)))
          .hasMessageStartingWith("[CatalogDrift] ")
          .hasMessageContaining("column \"lower(a)\" may be null now");

      declare("@Expression(\"lower(b)\") String lower();");
      assertThatThrownBy(() -> mojo(false).run(reader(server)))
          .isInstanceOf(MojoFailureException.class)
          .hasMessageStartingWith(
              "\n[ExpressionWrong] "
                  + root.resolve("src/acme/Shape.java")
                  + ":[7,15]: the expression")
          .hasMessageContaining("column \"b\" does not exist");
      assertThat(root.resolve("catalog/s/v.json")).content().contains("lower(a)");

      run(server, "drop view s.v; create view s.v as select a as b from s.t");
      assertThatThrownBy(() -> check().run(reader(server)))
          .hasMessageStartingWith("\n[ExpressionWrong] the catalog: the expression \"lower(a)\"");
    }
  }

  /** The class path knows neither the type that it names nor the record that is to be. */
  private void declare(String accessor) throws Exception {
    Path sources = Files.createDirectories(root.resolve("src/acme"));
    Files.writeString(
        sources.resolve("Texts.java"),
        "package acme; class Texts { static final String LOWER = \"lower\" + \"(a)\"; }");
    Files.writeString(
        sources.resolve("Shape.java"),
        """
        package acme;
        import dev.veduta.annotation.*;
        import org.elsewhere.Nowhere;
        @View("s.v")
        interface Shape extends Nowhere<ShapeRecord> {
          String a();
          %s
          default ShapeRecord it() { return (ShapeRecord) this; }
        }
        """
            .formatted(accessor));
  }

  private CheckMojo check() {
    CheckMojo mojo = new CheckMojo();
    mojo.project = new MavenProject();
    mojo.project.getBuild().setDirectory(root.resolve("target").toString());
    mojo.catalogDirectory = root.resolve("catalog").toFile();
    mojo.viewsDirectory = root.resolve("views").toFile();
    mojo.views = List.of("s.v");
    return mojo;
  }

  private ReflectMojo mojo(boolean verifyData) {
    ReflectMojo mojo = new ReflectMojo();
    mojo.project = new MavenProject();
    mojo.project.getBuild().setDirectory(root.resolve("target").toString());
    mojo.project.addCompileSourceRoot(root.resolve("src").toString());
    mojo.setPluginContext(new HashMap<>());
    mojo.catalogDirectory = root.resolve("catalog").toFile();
    mojo.views = List.of("s.v");
    mojo.verifyData = verifyData;
    return mojo;
  }

  private SourceReader reader(EmbeddedPostgres server) throws Exception {
    return new SourceReader(
        DatabaseSource.of(
            server.getJdbcUrl("postgres", "postgres"), new Credentials(null, null, "none")),
        new ViewFiles(root.resolve("views")),
        new Selection(List.of(RelationPattern.parse("s.v")), List.of()),
        "tool",
        root.resolve("catalog"),
        new LastRun(root.resolve("target/last")));
  }

  private static void run(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute(sql);
    }
  }
}
