package dev.veduta.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.source.Credentials;
import dev.veduta.source.DatabaseSource;
import dev.veduta.store.LastRun;
import dev.veduta.viewfile.ViewFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {
  @TempDir Path root;

  @Test
  void tellsWhatARoleMayNotRefresh() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      run(
          server,
          """
          create role app login; create role keeper; create role root_like superuser;
          create schema s;
          create materialized view s.mine as select 1 as id;
          create materialized view s.given as select 1 as id;
          create materialized view s.other as select 1 as id;
          create view s.sums as select 1 as id;
          create table s.sums_table (like s.sums, primary key (id));
          comment on table s.sums_table is '@materializes s.sums';
          alter materialized view s.mine owner to app;
          alter materialized view s.other owner to keeper;
          alter table s.sums_table owner to keeper;
          grant maintain on s.given to app;
          """);
      ReflectMojo reflect = new ReflectMojo();
      reflect.project = project();
      reflect.setPluginContext(new HashMap<>());
      reflect.catalogDirectory = catalog();
      reflect.views = List.of("s.*");
      reflect.run(reader(server));

      check(null, server);
      assertThatThrownBy(() -> check("app", server))
          .hasMessage(
              "[RefreshNotPermitted] the role app may not refresh:\n"
                  + "  s.other takes its owner, a member of keeper, or the privilege MAINTAIN from"
                  + " PostgreSQL 17 on\n"
                  + "  s.sums_table keeps the rows of a view, and takes its owner keeper or a"
                  + " member of it\n"
                  + "Grant it that, or refresh as another role.");
      assertThatThrownBy(() -> check("root_like", server))
          .hasMessageContaining("may not refresh:\n  s.sums_table keeps the rows of a view");
      run(server, "grant keeper to app");
      check("app", server);
      assertThatThrownBy(() -> check("ap'p", server))
          .hasMessage("[RoleUnknown] the server has no role ap'p. Correct veduta.refreshRole.");
    }
  }

  private void check(String role, EmbeddedPostgres server) throws Exception {
    CheckMojo mojo = new CheckMojo();
    mojo.project = project();
    mojo.catalogDirectory = catalog();
    mojo.viewsDirectory = root.resolve("views").toFile();
    mojo.views = List.of("s.*");
    mojo.refreshRole = role;
    mojo.run(reader(server));
  }

  private File catalog() {
    return root.resolve("catalog").toFile();
  }

  private MavenProject project() {
    MavenProject project = new MavenProject();
    project.getBuild().setDirectory(root.resolve("target").toString());
    return project;
  }

  private SourceReader reader(EmbeddedPostgres server) throws Exception {
    return new SourceReader(
        DatabaseSource.of(
            server.getJdbcUrl("postgres", "postgres"), new Credentials(null, null, "none")),
        new ViewFiles(root.resolve("views")),
        new Selection(List.of(RelationPattern.parse("s.*")), List.of()),
        "tool",
        root.resolve("catalog"),
        new LastRun(root.resolve("target/last")));
  }

  private static void run(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
