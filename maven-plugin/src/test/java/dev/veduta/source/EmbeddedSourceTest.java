package dev.veduta.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedSourceTest {
  @TempDir Path scripts;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "3|create table t (a int);\\n\\nselect b\\n from t;| column \"b\" does not exist",
        "4|/* ä😀 */ select 'ä😀'\\n;select 1\\n;\\nselect nope();| nope()",
        "2|create table t (a int);\\ncreate table t (a int);| already exists",
        "2|select 1;\\nselect 'open| unterminated",
        "3|create table p (a int primary key, b int references p deferrable initially deferred);"
            + "\\ninsert into p values (1, 2);\\n| is not present",
        "2|vacuum;\\nselect 1/0;| division by zero"
      })
  void saysWhereAScriptFails(int line, String script, String message) throws Exception {
    write("V1__x.sql", script.replace("\\n", "\n"));

    assertThatThrownBy(() -> TestServer.filledFrom(scripts).open())
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("[ScriptFailed] " + scripts.resolve("V1__x.sql") + ":" + line + ":")
        .hasMessageContaining(message.strip());
    assertThat(leftovers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "2|select 1;\\n\\copy t from x|\\copy t from x is a command of psql",
        "3|create table t (a text);\\n\\n COPY t FROM stdin;\\nit's\\n\\.\\n|--inserts"
      })
  void refusesWhatOnlyPsqlUnderstands(int line, String script, String message) throws Exception {
    write("a.sql", script.replace("\\n", "\n"));

    assertThatThrownBy(() -> TestServer.filledFrom(scripts).open())
        .hasMessageStartingWith("[ScriptUnsupported] " + scripts.resolve("a.sql") + ":" + line)
        .hasMessageContaining(message);
  }

  @Test
  void undoesAScriptThatFails() throws Exception {
    write("a.sql", "create table kept (a int);");
    write("b.sql", "create table undone (a int); select 1/0;");

    try (EmbeddedServer server = TestServer.start();
        var connection = server.connect(Map.of("preferQueryMode", "simple"))) {
      ScriptRunner runner = new ScriptRunner(connection);
      runner.run(Script.read(scripts.resolve("a.sql")));
      assertThatThrownBy(() -> runner.run(Script.read(scripts.resolve("b.sql"))))
          .isInstanceOf(SourceException.class);
      try (var other = server.connect(Map.of());
          ResultSet tables =
              other
                  .createStatement()
                  .executeQuery("select to_regclass('kept'), to_regclass('undone')")) {
        tables.next();
        assertThat(tables.getString(1)).isEqualTo("kept");
        assertThat(tables.getString(2)).isNull();
      }
    }
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
