package dev.veduta.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.viewfile.ViewFileSource;
import dev.veduta.viewfile.ViewFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSourceTest {
  @TempDir Path root;
  private Path scripts;

  @BeforeEach
  void directory() throws IOException {
    scripts = Files.createDirectory(root.resolve("scripts"));
  }

  @Test
  void runsScriptsAndIsGoneAfterwards() throws Exception {
    write("V1__tables.sql", "create table t (a int);\nset search_path = ''; set role = 'none';");
    write(
        "V2__views.sql",
        """
        -- what was set in the script before is forgotten
        create view v as select a, ';' as b from t;
        create function f() returns int language sql begin atomic select 1; select 2; end;
        """);
    write("V3__alone.sql", "create index concurrently on t (a); vacuum t;");
    write("V4__enum.sql", "create type e as enum ('a'); alter type e add value 'b';");
    write("V5__used.sql", "create view w as select 'b'::e as x;");

    assertThat(
            query(
                "select string_agg(relname, ',' order by 1) from pg_class where relkind='v'"
                    + " and relnamespace = 'public'::regnamespace"))
        .isEqualTo("v,w");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void isDeterministic() throws Exception {
    write("a.sql", "create view v as select timestamptz '2020-01-01' as a;");

    assertThat(
            query(
                "select pg_encoding_to_char(encoding) || datcollate || datctype from"
                    + " pg_database where datname = current_database()"))
        .isEqualTo("UTF8CC");
    assertThat(query("select a = '2020-01-01 00:00:00Z' from v")).isEqualTo("t");
  }

  @Test
  void letsNobodyElseIn() throws Exception {
    try (EmbeddedServer server = TestServer.start()) {
      String url = server.connect(Map.of()).getMetaData().getURL();
      assertThatThrownBy(
              () -> DatabaseSource.of(url, new Credentials("postgres", "guess", "a guess")).open())
          .hasMessageStartingWith("[SourceRefused]");
    }
  }

  @Test
  void isGoneAfterAScriptThatFails() throws Exception {
    write("a.sql", "select 1/0;");

    assertThatThrownBy(() -> TestServer.filledFrom(scripts).open())
        .hasMessageStartingWith("[ScriptFailed] " + scripts.resolve("a.sql") + ":1:");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void followsFromReleaseAndScriptsAlone() throws Exception {
    write("a.sql", "select 1;");
    String before = TestServer.filledFrom(scripts).content().orElseThrow();

    assertThat(TestServer.filledFrom(scripts).content()).contains(before);
    write("a.sql", "select 2;");
    assertThat(TestServer.filledFrom(scripts).content().orElseThrow()).isNotEqualTo(before);
  }

  @Test
  void saysWhatToDoWhereRootMayNotLeaveItself() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        "root".equals(System.getProperty("user.name")), "only root meets this");
    Process process = processWithoutPath("dev.veduta.source.EmbeddedSourceTest$WithoutUnshare");

    assertThat(new String(process.getInputStream().readAllBytes()))
        .contains("[PostgresAsRoot]", "unshare -U", "<url>");
    process.waitFor();
    assertThat(leftovers()).isEmpty();
  }

  static final class WithoutUnshare {
    public static void main(String[] args) throws Exception {
      try {
        TestServer.start().close();
      } catch (SourceException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static Process processWithoutPath(String main) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            main);
    builder.environment().put("PATH", "/nowhere");
    return builder.redirectErrorStream(true).start();
  }

  @Test
  void viewFilesComeAfterScripts() throws Exception {
    Path views = root.resolve("views");
    write("V1__tables.sql", "create table t (a int); create view v as select 1 as old");
    Files.createDirectories(views.resolve("public"));
    Files.writeString(views.resolve("public/a.sql"), "create view public.a as select * from v");
    Files.writeString(
        views.resolve("public/v.sql"), "create view public.v as select a, a b from t");

    try (OpenSource source =
            new ViewFileSource(TestServer.filledFrom(scripts), new ViewFiles(views)).open();
        Statement statement = source.connection().createStatement();
        ResultSet row =
            statement.executeQuery(
                "select string_agg(attname, ',' order by attnum) from pg_attribute"
                    + " where attrelid = 'a'::regclass")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("a,b");
    }
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void isGoneAfterAViewFileThatFails() throws Exception {
    Path views = root.resolve("views");
    Files.createDirectories(views.resolve("public"));
    Files.writeString(views.resolve("public/v.sql"), "create view public.v as select nope");
    write("V1__nothing.sql", "");

    assertThatThrownBy(
            () -> new ViewFileSource(TestServer.filledFrom(scripts), new ViewFiles(views)).open())
        .hasMessageStartingWith("[ViewFileFailed] " + views.resolve("public/v.sql") + ":1:");
    assertThat(leftovers()).isEmpty();
  }

  private String query(String sql) throws Exception {
    try (OpenSource source = TestServer.filledFrom(scripts).open();
        Statement statement = source.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(scripts.resolve(name), text);
  }

  private static Stream<Path> leftovers() throws IOException {
    try (Stream<Path> all = Files.list(TestServer.WORK)) {
      return all.toList().stream();
    }
  }
}
