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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainMojoTest {
  @TempDir Path root;
  private final List<CharSequence> errors = new ArrayList<>();

  @Test
  void writesTheSelectedViewsAndNoTables() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      try (Connection connection = server.getPostgresDatabase().getConnection()) {
        connection
            .createStatement()
            .execute(
                "create schema s; create table s.t (id int primary key);"
                    + " create view s.v as select id from s.t;"
                    + " create materialized view s.m as select id from s.t;"
                    + " comment on view s.v is '@notNull id'");
      }
      SourceReader reader = reader(server);

      assertThat(explain(reader, null, "text"))
          .contains("s.v\n", "s.m\n", "PROVEN_AT_REFRESH")
          .doesNotContain("s.t\n  columns");
      assertThat(explain(reader, "s.v", "json"))
          .contains("\"name\" : \"v\"")
          .doesNotContain("\"name\" : \"m\"");
      assertThatThrownBy(() -> explain(reader, "s.t", "text"))
          .isInstanceOf(MojoFailureException.class)
          .hasMessageStartingWith("[NothingToExplain]")
          .hasMessageContaining("veduta.view s.t");
      assertThatThrownBy(() -> explain(reader, null, "xml"))
          .hasMessageStartingWith("[UnknownFormat]");
    }
  }

  @Test
  void tellsWhichAssertionsAreNotSoAndExplainsAllTheSame() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      try (Connection connection = server.getPostgresDatabase().getConnection()) {
        connection
            .createStatement()
            .execute(
                "create schema s; create view s.v as select null::int as n;"
                    + " comment on view s.v is '@notNull n'");
      }

      assertThat(explain(reader(server), null, "text")).contains("n holds nulls: it is NULL");
      assertThat(errors).singleElement().asString().startsWith("[AssertionDisproved]");
    }
  }

  @Test
  void failsWithoutItsSource() {
    assertThatThrownBy(() -> new ExplainMojo().withoutSource())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("[NotExplained]");
  }

  private String explain(SourceReader reader, String view, String format) throws Exception {
    ExplainMojo mojo = new ExplainMojo();
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void error(CharSequence content) {
            errors.add(content);
          }
        });
    mojo.views = List.of("s.*");
    mojo.view = view;
    mojo.format = format;
    mojo.output = root.resolve("new/explained").toFile();
    mojo.run(reader);
    return Files.readString(mojo.output.toPath());
  }

  private SourceReader reader(EmbeddedPostgres server) throws Exception {
    return new SourceReader(
        DatabaseSource.of(
            server.getJdbcUrl("postgres", "postgres"), new Credentials(null, null, "none")),
        new ViewFiles(root.resolve("views")),
        new Selection(List.of(RelationPattern.parse("s.*")), List.of()),
        "tool",
        root.resolve("catalog"),
        new LastRun(root.resolve("last")));
  }
}
