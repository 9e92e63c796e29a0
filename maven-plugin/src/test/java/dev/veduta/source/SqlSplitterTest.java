package dev.veduta.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSplitterTest {
  /** Statements that each hold a semicolon, or look as if they ended, where they do not. */
  private static final List<String> TRICKY =
      List.of(
          "select 1;",
          "select ';', 'it''s;', '\\';",
          "select E'\\';', e'a''\\';b', E'\\\\';",
          "select E'a' -- ;'\n \n'\\';', 'b'\n'\\';",
          "select n'e', type'x;', U&'\\;';",
          "select \"a;\"\"b;\" from \"E\";",
          "select $$;$$, $a$ $$;$b$; $a$, $_1$;$_1$, $ä$;$ä$;",
          "select a$b$c, x$1, $1, 1$2;",
          "select 1 -- ; ' $$ \" /*\n + 2;",
          "select /* ; ' -- /* ; */ $$ */ 2;",
          "select 1 - -1, 4 / 2, a -> 'b;', '{}'::jsonb ? 'x', 2 * /*;*/ 3;",
          "create rule r as on insert to t do also (select 1; select 2);",
          "create function f() returns int language sql begin atomic select 1; select case when"
              + " true then 1 end; end;",
          "CREATE OR REPLACE PROCEDURE p(a int default (case when true then 1 end)) BEGIN ATOMIC"
              + " INSERT INTO t VALUES (1); END;",
          "create function g() returns trigger language plpgsql as $body$ begin if true then"
              + " return new; end if; end; $body$;",
          "create view begin_end as select case when a then 'begin' end as \"case\" from t;",
          "begin;",
          "end;",
          "do $do$ begin perform ';'; end $do$;");

  private static final List<String> BETWEEN =
      List.of("", " ", "\n", "\r\n\t", " -- it's; $$\n", "/* /* ; */ ' */", "\n;\n", " ; ");

  @Test
  void keepsWhateverIsStrungTogether() {
    Random random = new Random(17);
    for (int round = 0; round < 2_000; round++) {
      List<String> statements = new ArrayList<>();
      StringBuilder script = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        String statement = TRICKY.get(random.nextInt(TRICKY.size()));
        statements.add(statement);
        script.append(BETWEEN.get(random.nextInt(BETWEEN.size()))).append(statement);
      }
      script.append(BETWEEN.get(random.nextInt(BETWEEN.size())));

      assertThat(SqlSplitter.split(script.toString()))
          .as("%s", script)
          .extracting(SqlStatement::text)
          .isEqualTo(statements);
    }
  }

  @Test
  void knowsWhereEachStatementStands() {
    String script = "-- first\nselect 1;\n\n  select 2";

    assertThat(SqlSplitter.split(script))
        .allSatisfy(it -> assertThat(script.substring(it.offset())).startsWith(it.text()))
        .extracting(SqlStatement::offset)
        .containsExactly(9, 22);
  }

  @Test
  void readsAnyTextToItsEnd() {
    Random random = new Random(4);
    String alphabet = "aE'\"$;-/*\\() \nbegin";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(25); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      int end = 0;
      for (SqlStatement each : SqlSplitter.split(text.toString())) {
        assertThat(each.offset()).as("%s", text).isGreaterThanOrEqualTo(end);
        assertThat(text.indexOf(each.text(), each.offset())).isEqualTo(each.offset());
        end = each.offset() + each.text().length();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a;",
        "select \"a;",
        "select $x$ a; $$",
        "select /* a;",
        "create rule (a;"
      })
  void leavesWhatIsOpenToTheServer(String script) {
    assertThat(SqlSplitter.split(script)).extracting(SqlStatement::text).containsExactly(script);
  }

  @Test
  void setsCommandsOfPsqlApart() {
    assertThat(SqlSplitter.split("\\set x 1\nselect 1 \\gset\nselect '\\d';"))
        .extracting(SqlStatement::text)
        .containsExactly("\\set x 1", "select 1", "\\gset", "select '\\d';");
    assertThat(SqlSplitter.split("\\set x 1").get(0).isMetaCommand()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vacuum analyze t;",
        "create index concurrently on t (a)",
        "CREATE UNIQUE /* x */ INDEX\nCONCURRENTLY i ON t (a)",
        "drop index concurrently i",
        "reindex (verbose) table concurrently t",
        "create database d",
        "alter type public.mood add value if not exists 'ok'",
        "alter system set a = 1",
        "discard all"
      })
  void knowsWhatRunsOutsideATransaction(String sql) {
    assertThat(SqlSplitter.split(sql).get(0).isLoner()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index i on t (a)",
        "create table vacuum (a int)",
        "alter type mood rename value 'a' to 'add value'",
        "select 'vacuum'",
        "create view database as select 1"
      })
  void knowsWhatRunsInATransaction(String sql) {
    assertThat(SqlSplitter.split(sql).get(0).isLoner()).isFalse();
  }

  @Test
  void knowsCopyFromStdin() {
    assertThat(SqlSplitter.split("copy public.t (a, b) from stdin;").get(0).isCopyFromStdin())
        .isTrue();
    assertThat(SqlSplitter.split("copy t from program 'stdin';").get(0).isCopyFromStdin())
        .isFalse();
  }
}
