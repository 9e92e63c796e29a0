package dev.veduta.viewfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.Reflection;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.source.OpenSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** View files on a database that somebody runs, and that is as before afterwards. */
class ViewFileSourceTest {
  private static final String[] SCHEMA = {
    "create schema s",
    "create table s.t (id int primary key, label text not null)",
    "create sequence s.numbers"
  };

  /** Everything a file could leave behind. */
  private static final List<String> TRACES =
      List.of(
          "select xmin, * from pg_class order by oid",
          "select xmin, * from pg_depend order by classid, objid, objsubid, refclassid, refobjid,"
              + " refobjsubid",
          "select xmin, * from pg_rewrite order by oid",
          "select xmin, * from pg_attribute order by attrelid, attnum",
          "select xmin, * from pg_description order by objoid, classoid, objsubid",
          "select xmin, * from pg_namespace order by oid",
          "select xmin, * from pg_proc order by oid",
          "select * from pg_sequences",
          "select last_value, is_called from s.numbers");

  @TempDir Path root;
  private ViewFiles files;

  @BeforeEach
  void directory() {
    files = new ViewFiles(root.resolve("views"));
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void aFileIsTheWholeDefinitionOfItsView(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    write(
        "s/counted.sql",
        """
        -- as psql would run it
        set search_path = s;
        create materialized view counted as select id, count(*) as n from t group by id;
        create unique index counted_id on counted (id);
        comment on view s.plain is null;
        comment on materialized view counted is 'How many. @notNull n';
        grant select on counted to some_role_of_production;
        alter materialized view counted owner to nobody_here;
        """);
    write("s/plain.sql", "create view s.plain with (security_barrier) as select id from s.t");

    Reflection reflection = reflect(database, "s.*");

    CatalogView counted = view(reflection, "counted");
    assertThat(counted.comment()).isEqualTo("How many. @notNull n");
    assertThat(counted.indexes()).hasSize(1);
    assertThat(counted.populated()).isFalse();
    assertThat(counted.keys()).isNotEmpty();
    assertThat(view(reflection, "plain").columns().get(0).notNull()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void onlyAFileThatSaysSoFillsItsMaterializedView(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    write("s/empty.sql", "create materialized view s.empty as select 1 as x");
    write("s/filled.sql", "create materialized view s.filled as select 1 as x\nwith data;");

    Reflection reflection = reflect(database, "s.*");

    assertThat(view(reflection, "empty").populated()).isFalse();
    assertThat(view(reflection, "filled").populated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void theOrderOfNamesDoesNotMatter(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    Random random = new Random(5);
    for (int round = 0; round < 10; round++) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        names.add("v" + i);
      }
      Collections.shuffle(names, random);
      for (int i = 0; i < names.size(); i++) {
        write("s/" + names.get(i) + ".sql", randomView(names, i, random));
      }

      assertThat(reflect(database, "s.v*").views())
          .as("%s", names)
          .extracting(view -> view.name().name())
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  /** A view of either kind over some of those with names before it. */
  private static String randomView(List<String> names, int at, Random random) {
    StringBuilder from = new StringBuilder("s.t");
    for (String each : names.subList(0, at)) {
      if (random.nextInt(3) == 0) {
        from.append(" natural join ").append(random.nextBoolean() ? "s." : "\"s\" . ").append(each);
      }
    }
    String select = names.get(at) + " as select id, label from " + from;
    return switch (random.nextInt(4)) {
      case 0 -> "create view s." + select;
      case 1 -> "create or replace view s." + select + ";";
      case 2 -> "create materialized view s." + select + " -- all of it";
      default -> "create materialized view s." + select + " with no data;";
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void theDatabaseIsAsBefore(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    database.run(
        "create view s.a as select id from s.t",
        "create materialized view s.b as select id from s.a",
        "create unique index on s.b (id)",
        "create view s.other as select label from s.t",
        "select nextval('s.numbers')");
    List<String> before = traces(database);
    write("s/a.sql", "create view s.a as select label, id, 1 as more from s.t");
    write("s/b.sql", "create materialized view s.b as select more, nextval('s.numbers') from s.a");
    write("s/c.sql", "create view s.c as select * from s.b join s.other on true");

    Reflection reflection = reflect(database, "s.*");
    assertThat(view(reflection, "a").columns()).hasSize(3);
    assertThat(view(reflection, "c").columns()).hasSize(3);
    assertThat(traces(database)).isEqualTo(before);

    write(
        "s/d.sql",
        "create function s.f() returns int language sql as 'select 1'; create view s.d as select 1/0 as x; select 1/0");
    assertThatThrownBy(() -> reflect(database, "s.*"))
        .hasMessageContaining("d.sql:1: division by zero (22012).");
    assertThat(traces(database)).isEqualTo(before);
  }

  private List<String> traces(TestServer.Database database) throws Exception {
    List<String> traces = new ArrayList<>();
    for (String each : TRACES) {
      traces.addAll(database.rows(each));
    }
    return traces;
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void whatOthersStandOnIsReplacedFirstOrTold(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    database.run(
        "create view s.z as select id from s.t", "create view s.migrated as select id from s.z");
    write("s/a.sql", "create view s.a as select * from s.z");
    write("s/z.sql", "create or replace view s.z as select id, label from s.t");

    assertThat(view(reflect(database, "s.a"), "a").columns()).hasSize(2);

    write("s/z.sql", "\ncreate view s.z as select label from s.t");
    assertThatThrownBy(() -> reflect(database, "s.a"))
        .hasMessage(
            "[ViewFileFailed] "
                + file("s/z.sql")
                + ":2: relation \"z\" already exists (42P07). s.z is there already and could not be"
                + " dropped first: view s.migrated depends on view s.z. Write a view file for what"
                + " stands on it too, or a CREATE OR REPLACE VIEW that keeps its columns.");
    write("s/z.sql", "create or replace view s.z as select label from s.t");
    assertThatThrownBy(() -> reflect(database, "s.a"))
        .hasMessageContaining("(42P16). s.z is there already and could not be dropped first");
    write("s/z.sql", "create or replace view s.z as select id from s.nope");
    assertThatThrownBy(() -> reflect(database, "s.a"))
        .hasMessageEndingWith(
            "(42P01). Neither the source has it, nor does a view file make it."
                + " Correct the name, or add what is missing.");
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void aCycleIsNamed(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    write("s/a.sql", "create view s.a as\nselect * from s.b");
    write("s/b.sql", "create view s.b as select * from s.c");
    write("s/c.sql", "set search_path = s; create view s.c as select * from \"b\"");

    assertThatThrownBy(() -> reflect(database, "s.*"))
        .hasMessage(
            "[ViewFileCycle] the definition of a view leads back to itself, so that no file can be"
                + " the first:\n"
                + file("s/b.sql")
                + ":1: relation \"s.c\" does not exist (42P01).\n"
                + file("s/c.sql")
                + ":1: relation \"b\" does not exist (42P01).\n"
                + "Take one of these references out.");
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void aCycleMadeByReplacingIsNamedToo(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    database.run(
        "create view s.a as select id from s.t", "create view s.migrated as select id from s.a");
    write("s/a.sql", "create or replace view s.a as select id from s.b");
    write("s/b.sql", "create view s.b as select id from s.a");

    assertThatThrownBy(() -> reflect(database, "s.*"))
        .hasMessageStartingWith(
            "[ViewFileCycle] the definition of s.a leads back to itself: ERROR: infinite recursion"
                + " detected in rules for relation \"")
        .hasMessageEndingWith("\" (42P17). Take one of these references out.");
    write("s/a.sql", "create or replace view s.a as select id from s.a");
    assertThatThrownBy(() -> reflect(database, "s.*"))
        .hasMessageContaining("the definition of s.a leads back to itself");
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void onlyWhatIsWrongIsTold(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    write("s/a.sql", "create view s.a as select * from s.b");
    write("s/b.sql", "create view s.b as select id\nfrom s.nope");
    write("s/c.sql", "create view s.c as selec");
    write("s/d.sql", "create view s.d as select 1 as x; create index concurrently on s.t (label)");

    assertThatThrownBy(() -> reflect(database, "s.*"))
        .hasMessage(
            "[ViewFileFailed] "
                + file("s/b.sql")
                + ":2: relation \"s.nope\" does not exist (42P01). Neither the source has it, nor"
                + " does a view file make it. Correct the name, or add what is missing.\n"
                + file("s/c.sql")
                + ":1: syntax error at or near \"selec\" (42601). Correct the file and run the goal"
                + " again.\n"
                + file("s/d.sql")
                + ":1: CREATE INDEX CONCURRENTLY cannot run inside a transaction block (25001). All"
                + " view files are applied in one transaction. An index on a view that is being"
                + " made needs no CONCURRENTLY; put the rest into a migration.");
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void aFileIsNamedAfterItsView(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    write("s/a.sql", "create view a as select 1 as x");
    assertThatThrownBy(() -> reflect(database, "s.*"))
        .hasMessage(
            "[ViewFileMismatch] "
                + file("s/a.sql")
                + " has to make the view s.a and nothing else with rows, and made public.a. Name"
                + " each file after its view, <schema>/<name>.sql, and write the schema in CREATE"
                + " VIEW.");
    write("s/a.sql", "create table s.a (x int)");
    assertThatThrownBy(() -> reflect(database, "s.*")).hasMessageContaining("and made s.a. Name");
    write("s/a.sql", "select 1");
    assertThatThrownBy(() -> reflect(database, "s.*")).hasMessageContaining("and made none. Name");
    write("s/a.sql", "create view s.a as select 1 as x; create view s.b as select 1 as x");
    assertThatThrownBy(() -> reflect(database, "s.*"))
        .hasMessageContaining("and made s.a, s.b. Name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin",
        "commit",
        "end;",
        "rollback",
        "savepoint x",
        "abort",
        "start transaction"
      })
  void theTransactionIsNotTheFiles(String command) throws Exception {
    TestServer.Database database = TestServer.of(18).database(SCHEMA);
    write("s/a.sql", "create view s.a as select 1 as x;\n" + command);

    assertThatThrownBy(() -> reflect(database, "s.*"))
        .hasMessageStartingWith("[ScriptUnsupported] " + file("s/a.sql") + ":2: " + command)
        .hasMessageContaining("psql --single-transaction");
    assertThat(database.rows("select from pg_class where relname = 'a'")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void nobodyWaitsForUsLong(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    database.run("create view s.a as select 1 as x");
    write("s/a.sql", "create view s.a as select 2 as x");
    try (Connection reader = database.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("select * from s.a");

      assertThatThrownBy(() -> reflect(database, "s.*"))
          .hasMessageStartingWith("[ViewsBusy] s.a is there already and cannot be dropped")
          .hasMessageContaining("55P03");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void onlyItsOwnerCanReplaceAView(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    database.run(
        "do $$ begin create role stranger login; exception when duplicate_object then end $$",
        "grant all on schema s to stranger",
        "create view s.a as select 1 as x");
    write("s/a.sql", "create view s.a as select 2 as x");

    assertThatThrownBy(() -> new ViewFileSource(database.source("stranger"), files).open().close())
        .hasMessageStartingWith("[ViewFileFailed] s.a is there already and cannot be dropped")
        .hasMessageContaining("must be owner of view a (42501). Connect as its owner");
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void whatAFileSetsEndsWithIt(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    database.run("do $$ begin create role reader; exception when duplicate_object then end $$");
    write(
        "s/a.sql",
        """
        set search_path = s;
        set time zone 'Asia/Tokyo';
        create view a as select 1 as x;
        set role reader;
        """);
    write(
        "s/b.sql",
        """
        do $$
        begin
          if current_setting('search_path') = 's' or current_setting('TimeZone') <> 'UTC'
              or current_user = 'reader' then
            raise 'left over';
          end if;
        end $$;
        create view s.b as select 1 as x;
        """);

    assertThat(reflect(database, "s.a", "s.b").views()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void aFileMayHaveTriggersAndAnIndexOnItsTable(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    database.run("create table s.bare (id int)");
    write(
        "s/a.sql",
        """
        create view s.a as select id from s.bare;
        create index on s.bare (id);
        create function s.insert_a() returns trigger language plpgsql as 'begin return new; end';
        create trigger insert_a instead of insert on s.a for each row execute function s.insert_a();
        """);

    assertThat(reflect(database, "s.a").views()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void aFileMayNeedWhatAnotherMakesBesideItsView(int major) throws Exception {
    TestServer.Database database = TestServer.of(major).database(SCHEMA);
    write("s/a.sql", "create view s.a as select s.twice(id) as x from s.t");
    write(
        "s/b.sql",
        "create view s.b as select 1 as x; create function s.twice(int) returns int language sql as 'select 2 * $1'");

    assertThat(reflect(database, "s.a", "s.b").views()).hasSize(2);
  }

  private Reflection reflect(TestServer.Database database, String... patterns) throws Exception {
    try (OpenSource source = new ViewFileSource(database.source("postgres"), files).open()) {
      return Introspector.reflect(
          source.connection(),
          new Selection(Stream.of(patterns).map(RelationPattern::parse).toList(), List.of()));
    }
  }

  private static CatalogView view(Reflection reflection, String name) {
    return reflection.views().stream()
        .filter(it -> it.name().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Path file(String path) {
    return files.directory().resolve(path);
  }

  private void write(String path, String sql) throws IOException {
    Files.createDirectories(file(path).getParent());
    Files.writeString(file(path), sql);
  }
}
