package dev.veduta.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.viewfile.ViewFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a migration says in other words than a view file, and whether the server sees the same. */
class StatementTextTest {
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void stringsAndNamesKeepTheirMeaning(MigrationTool tool) throws Exception {
    List<String> all =
        List.of(
            "U&'${a}!0041!!${b}' /* ${c} */ uescape -- ${d}\n '!'",
            "U&'$$\n--{$0041$${a}' UESCAPE '$'",
            "U&'\\00'\n'41${a}\\\\'",
            "'a${x}'\n'b\\n'",
            "'b\\n''' -- ${y}\n  \n'a${x}'\n'\n--changeset a:b'",
            "E'b\\1'\n'23${x}\\${y}'",
            "e'\\'${x}'",
            "n'${x}\\'",
            "N'b'\n'${x}'",
            "b'1' -- ${x}\n'0'",
            "$a1$${x}'\\\n--x\r$a1$",
            "$$${x}$$",
            "'a' as \"b${x}\\\"",
            "'a' as U&\"b${x}!0041\" uescape '!'",
            "1 as a$b, '${x}'",
            "'%s'".formatted("a".repeat(20_000) + "${x}"));
    for (String each : all) {
      for (String sql :
          List.of("select " + each, "select" + (each.startsWith("'") ? "" : " ") + each)) {
        String said = Inert.of(tool, sql, "s/a.sql");
        assertThat(tool.sees(said)).as(said).isFalse();
        assertThat(row(said)).as(said).isEqualTo(row(sql));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select U&'${a}' uescape E'!'",
        "select 'a' as \"b${x}\" uescape",
        "select $1${x}$1$",
        "select {fn ${x}}"
      })
  void whatCannotBeSaidIsRefused(String sql) {
    assertThatThrownBy(() -> Inert.of(MigrationTool.FLYWAY, sql, "From s/a.sql"))
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith(
            "[MigrationTextSeen] From s/a.sql: Flyway would take part of this for its own, and it"
                + " cannot be said in other words: ")
        .hasMessageContaining("${")
        .hasMessageEndingWith("'$' || '{' for what begins a placeholder.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          set session_replication_role = replica | session_replication_role | set local SESSION_REPLICATION_ROLE to default
          set session work_mem to '5MB'          | work_mem                 | set local WORK_MEM to default
          SET "Work_Mem" to '5MB'                | work_mem                 | set local WORK_MEM to default
          set names 'UTF8'                       | client_encoding          | set local CLIENT_ENCODING to default
          set xml option document                | xmloption                | set local XMLOPTION to default
          set time zone 'UTC'                    | timezone                 | set local TIMEZONE to default
          set session authorization pg_monitor   | session_authorization    | reset session authorization
          set session session authorization pg_monitor | session_authorization | reset session authorization
          set role pg_monitor                    | role                     | reset role
          """)
  void settingsEndWithTheirFile(String set, String name, String reset) throws Exception {
    String script = script(set + "; create view a as select 1;");
    assertThat(script)
        .startsWith("-- x\nset local ")
        .endsWith("\ncreate view a as select 1;\n" + reset + ";\n");
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      String before = row(statement, "show " + name);
      connection.setAutoCommit(false);
      statement.execute(script.replace("create view a as", "create temp view a as"));
      connection.commit();
      assertThat(row(statement, "show " + name)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set session characteristics as transaction isolation level serializable;",
        "set session transaction read only;",
        "set /* so */ work_mem = '5MB';"
      })
  void settingsWithoutALocalFormAreRefused(String set) {
    assertThatThrownBy(() -> script("select 1;\n" + set))
        .isInstanceOf(MigrationException.class)
        .hasMessage(
            "[SettingNotLocal] (the database):2: this would last longer than the migration, and"
                + " cannot be written with SET LOCAL: "
                + set
                + "\nTake it out, or write it as SET name = value, without comments in it.");
  }

  @Test
  void whetherAMaterializedViewIsFilledIsSaidOnce() throws Exception {
    String view = "create materialized view a as select 1 as n";
    assertThat(script(view + " with data -- x\n;"))
        .isEqualTo("-- x\n" + view + " with data -- x\n;\n");
    assertThat(script(view + " with /* */ no data /* x */;")).doesNotContain("WITH NO DATA");
    assertThat(script(view + " -- with no data\n;")).endsWith("\nWITH NO DATA;\n");
    assertThat(text(view + " -- with no data").fills()).isTrue();
    assertThat(text(view + " with no -- x\n data -- y\n;").fills()).isFalse();
  }

  private static String script(String file) throws Exception {
    SqlText text = new SqlText(MigrationTool.FLYWAY);
    text(file).write(text);
    return text.text("x");
  }

  private static FileText text(String file) throws Exception {
    return FileText.of(ViewFile.standIn(new QualifiedName("s", "a"), file));
  }

  /** The names and values of all columns. */
  private static String row(String sql) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      return row(statement, sql);
    }
  }

  private static String row(Statement statement, String sql) throws Exception {
    statement.setEscapeProcessing(false);
    var row = statement.executeQuery(sql);
    row.next();
    List<String> columns = new ArrayList<>();
    for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
      columns.add(row.getMetaData().getColumnLabel(at) + row.getMetaData().getColumnTypeName(at));
      columns.add(row.getString(at));
    }
    return String.join("|", columns);
  }
}
