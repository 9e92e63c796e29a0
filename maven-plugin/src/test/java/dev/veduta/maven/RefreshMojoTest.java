package dev.veduta.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.source.Credentials;
import dev.veduta.source.DatabaseSource;
import dev.veduta.store.LastRun;
import dev.veduta.viewfile.ViewFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshMojoTest {
  private static EmbeddedPostgres server;

  @TempDir Path root;
  private final List<String> log = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void views() throws Exception {
    sql(
        "drop schema if exists s cascade; create schema s; create table s.t as select 1 as n;"
            + " create materialized view s.a as select n from s.t;"
            + " create materialized view s.b as select n from s.a;"
            + " create materialized view s.other as select 1 as n;"
            + " update s.t set n = 2");
  }

  @Test
  void aDryRunTellsWhatWouldBeRefreshedAndRefreshesNothing() throws Exception {
    RefreshMojo mojo = mojo();
    mojo.after = List.of("s.t");
    mojo.dryRun = true;
    mojo.run(reader());
    assertThat(log)
        .containsExactly(
            """
            To be refreshed:
            level 1
              s.a plainly: it has no unique index
            level 2
              s.b plainly: it has no unique index
            """);
    assertThat(number("select n from s.b")).isEqualTo(1);
  }

  @Test
  void showsHowFarItIs() throws Exception {
    RefreshMojo mojo = mojo();
    mojo.refresh = List.of("s.b");
    mojo.withDependencies = true;
    mojo.run(reader());
    assertThat(log).hasSize(5);
    assertThat(log.get(0)).isEqualTo("To be refreshed: 2");
    assertThat(log.get(1)).isEqualTo("[--------------------] 0/2 refreshing s.a plainly");
    assertThat(log.get(2)).startsWith("[##########----------] 1/2 s.a refreshed plainly in ");
    assertThat(log.get(3)).isEqualTo("[##########----------] 1/2 refreshing s.b plainly");
    assertThat(log.get(4)).startsWith("[####################] 2/2 s.b refreshed plainly in ");
    assertThat(number("select n from s.b")).isEqualTo(2);
  }

  @Test
  void allWhereNothingIsNamed() throws Exception {
    RefreshMojo mojo = mojo();
    mojo.together = true;
    mojo.run(reader());
    assertThat(log).hasSize(7);
  }

  @Test
  void aFailureIsTheBuilds() throws Exception {
    sql(
        "create or replace function s.f() returns int language sql as 'select 1 / 0';"
            + " create materialized view s.bad as select s.f() as n with no data");
    RefreshMojo mojo = mojo();
    mojo.refresh = List.of("s.bad");
    assertThatThrownBy(() -> mojo.run(reader()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("[QueryFailed] refreshing s.bad failed");
  }

  @Test
  void whatContradictsItselfIsRefused() {
    RefreshMojo mojo = mojo();
    mojo.refresh = List.of("s.a");
    mojo.after = List.of("s.t");
    assertThatThrownBy(() -> mojo.run(reader())).hasMessageStartingWith("[RefreshAmbiguous]");
    assertThatThrownBy(mojo::withoutSource).hasMessageStartingWith("[NotRefreshed]");
  }

  private RefreshMojo mojo() {
    RefreshMojo mojo = new RefreshMojo();
    mojo.connections = 1;
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence line) {
            log.add(line.toString());
          }
        });
    return mojo;
  }

  private SourceReader reader() throws Exception {
    return new SourceReader(
        DatabaseSource.of(
            server.getJdbcUrl("postgres", "postgres"), new Credentials(null, null, "none")),
        new ViewFiles(root.resolve("views")),
        new Selection(List.of(RelationPattern.parse("s.*")), List.of()),
        "tool",
        root,
        new LastRun(root.resolve("last")));
  }

  private static void sql(String text) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static int number(String query) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }
}
