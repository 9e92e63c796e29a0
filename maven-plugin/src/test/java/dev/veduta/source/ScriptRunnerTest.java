package dev.veduta.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptRunnerTest {
  private static final Path FILE = Path.of("db", "V1__x.sql");
  private static EmbeddedServer server;
  private Connection connection;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = server.connect(Map.of("preferQueryMode", "simple"));
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "3|create table a (a int);\\n\\nselect b\\n from a;|column \"b\" does not exist",
        "4|/* ä😀 */ select 'ä😀'\\n;select 1\\n;\\nselect nope();|nope()",
        "3|select 'ä😀',\\n 1,\\n nope;|\"nope\" does not exist",
        "2|create table b (a int);\\ncreate table b (a int);|already exists",
        "2|select 1;\\nselect 'open|unterminated",
        "3|create table c (a int primary key, b int references c deferrable initially deferred);"
            + "\\ninsert into c values (1, 2);\\n|is not present",
        "2|vacuum;\\nselect 1/0;|division by zero",
        "2|\\ndo $$ begin\\n perform 1/0;\\nend $$;|division by zero"
      })
  void saysWhereAScriptFails(int line, String script, String message) {
    assertThatThrownBy(() -> run(script.replace("\\n", "\n")))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("[ScriptFailed] " + FILE + ":" + line + ": ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "2|select 1;\\n\\copy t from x|\\copy t from x is a command of psql",
        "3|create table t (a text);\\n\\n COPY t FROM stdin;\\nit's\\n\\.\\n|--inserts"
      })
  void refusesWhatOnlyPsqlUnderstands(int line, String script, String message) {
    assertThatThrownBy(() -> run(script.replace("\\n", "\n")))
        .hasMessageStartingWith("[ScriptUnsupported] " + FILE + ":" + line + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void saysWhatToDoWithoutAnExtension() {
    assertThatThrownBy(() -> run("select 1;\ncreate extension if not exists postgis;"))
        .hasMessageStartingWith("[ScriptFailed] " + FILE + ":2: ")
        .hasMessageContaining("postgis")
        .hasMessageEndingWith(
            "has only the extensions that come with PostgreSQL. Take it out of the scripts, or"
                + " reflect from a database that has it, by <url>.");
  }

  @Test
  void undoesAScriptThatFails() throws Exception {
    run("create table kept (a int);");
    assertThatThrownBy(() -> run("create table undone (a int); select 1/0;"))
        .isInstanceOf(SourceException.class);

    assertThat(query("select to_regclass('kept')")).isEqualTo("kept");
    assertThat(query("select to_regclass('undone')")).isNull();
  }

  @Test
  void leavesOutWhatIsSaidOfRolesThatAreNotThere() throws Exception {
    run(
        "create table roled (a int); grant select on roled to nobody_here;"
            + " alter table roled owner to nobody_here; insert into roled values (1);");
    run("vacuum roled; grant select on roled to nobody_here; insert into roled values (2);");
    assertThat(query("select sum(a)::text from roled")).isEqualTo("3");
    assertThatThrownBy(() -> run("grant select on not_there to public"))
        .hasMessageContaining("\"not_there\" does not exist");
  }

  @Test
  void forgetsWhatAScriptSet() throws Exception {
    run("create role someone; set role someone; set search_path = ''; set timezone = 'Asia/Tokyo'");
    run("create table plain (a timestamptz default '2020-01-01');");

    assertThat(
            query(
                "select relowner::regrole || '.' || relnamespace::regnamespace from pg_class"
                    + " where relname = 'plain'"))
        .isEqualTo("postgres.public");
  }

  @Test
  void leavesQuestionMarksAndBracesAlone() throws Exception {
    run("create table q as select '{\"a\": 1}'::jsonb ? 'a' as a, '{fn now()}' as b");

    assertThat(query("select a || b from q")).isEqualTo("true{fn now()}");
  }

  private void run(String text) throws SourceException {
    new ScriptRunner(connection).run(new Script(FILE, text));
  }

  private static String query(String sql) throws SQLException {
    try (Connection other = server.connect(Map.of());
        ResultSet rows = other.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
