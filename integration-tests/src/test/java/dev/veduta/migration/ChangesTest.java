package dev.veduta.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.DependentsException;
import dev.veduta.NotReplaceableException;
import dev.veduta.server.Server;
import dev.veduta.source.SourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of which edit of a view file. */
class ChangesTest {
  private static final String BASE =
      """
      create or replace view s.base as select item, amount from s.sale;
      comment on view s.base is 'Base';
      grant select on s.base to ddl_reader;
      """;
  private static final String SUMS =
      """
      create materialized view s.sums as
        select item, sum(amount) as total from s.base group by item;
      create unique index sums_item on s.sums (item);
      comment on index s.sums_item is 'By item';
      """;

  @TempDir Path root;
  private MigratedProject project;

  @BeforeEach
  void project() throws Exception {
    project = new MigratedProject(root, MigrationTool.FLYWAY, Server.of(18));
    project.migration(
        "V1__tables",
        """
        create schema s;
        create table s.sale (id int primary key, item int not null, amount numeric not null);
        insert into s.sale select i, i % 5, i from generate_series(1, 100) i;
        """);
    project.apply();
    project.file("s/base.sql", BASE);
    project.file("s/sums.sql", SUMS);
    project.write("created: s.base, s.sums");
    project.apply();
  }

  private String oids() throws Exception {
    return project.rows("select 's.base'::regclass::oid || ' ' || 's.sums'::regclass::oid").get(0);
  }

  private void assertIsAsCreatedAnew() throws Exception {
    assertThat(project.state())
        .isEqualTo(project.createdAnew(project.text("s/base.sql"), project.text("s/sums.sql")));
    assertThat(project.draft().script()).isEmpty();
  }

  @Test
  void nothingIsWrittenWhereNothingDiffersAndNothingIsTouched() throws Exception {
    List<String> before = project.rows("select (xmin, oid, c)::text from pg_class c order by oid");
    assertThat(project.draft().script()).isEmpty();
    project.file("s/base.sql", "create view s.base as select 1 as other");
    project.file(
        "s/sums.sql",
        SUMS.replace(
            "item, sum(amount) as total from s.base group by item", "other as item from s.base"));
    assertThat(project.draft().summary()).containsExactly("made again: s.base, s.sums");
    assertThat(project.rows("select (xmin, oid, c)::text from pg_class c order by oid"))
        .isEqualTo(before);
  }

  @Test
  void whatCanBeChangedInPlaceLeavesDependentsAlone() throws Exception {
    String oids = oids();
    project.file(
        "s/base.sql",
        """
        create view s.base with (security_barrier) as -- said otherwise
          select s.item, s.amount, s.id from s.sale s;
        comment on column s.base.item is 'What';
        grant select, insert on s.base to ddl_reader;
        grant select on s.base to ddl_other with grant option;
        """);
    project.file(
        "s/sums.sql", SUMS.replace("(item)", "(total, item)") + "create index on s.sums (total);");
    Path file = project.write("changed as they stand: s.base, s.sums");
    project.apply();
    assertThat(oids()).isEqualTo(oids);
    assertIsAsCreatedAnew();
    assertThat(Files.readString(file))
        .contains(
            """
            -- From the view file s/base.sql
            create or replace view s.base with (security_barrier) as -- said otherwise
              select s.item, s.amount, s.id from s.sale s;
            """)
        .contains("comment on view s.base is null;\n");

    project.file(
        "s/base.sql",
        "create view s.base as select item, amount, id from s.sale;\n"
            + "grant select on s.base to ddl_other;\nalter view s.base alter amount set default 7;");
    project.file("s/sums.sql", SUMS);
    project.write("changed as they stand: s.base, s.sums");
    project.apply();
    assertThat(oids()).isEqualTo(oids);
    assertIsAsCreatedAnew();
  }

  @Test
  void anotherKindOfViewIsMadeAgain() throws Exception {
    project.run(
        """
        grant select on s.sums to ddl_reader;
        grant usage, create on schema s to ddl_owner;
        alter materialized view s.sums owner to ddl_owner;
        """);
    project.file(
        "s/base.sql",
        "create materialized view s.base as select item, amount from s.sale with no data;");
    project.file(
        "s/sums.sql",
        "create view s.sums as select item, sum(amount) as total from s.base group by item;");
    project.write("made again: s.base, s.sums");
    project.apply();
    assertThat(
            project.rows(
                "select relowner::regrole || ' ' || relacl::text from pg_class where relname = 'sums'"))
        .containsExactly("ddl_owner {ddl_owner=arwdDxtm/ddl_owner,ddl_reader=r/ddl_owner}");
    project.run(
        """
        alter view s.sums owner to current_user;
        revoke select on s.sums from ddl_reader;
        revoke select on s.base from ddl_reader;
        """);
    assertIsAsCreatedAnew();
    assertThat(project.rows("select relispopulated from pg_class where oid = 's.base'::regclass"))
        .containsExactly("f");
  }

  @Test
  void aDependencyThatTurnsRound() throws Exception {
    project.file("s/base.sql", BASE.replace("amount from s.sale", "total as amount from s.sums"));
    project.file("s/sums.sql", "create view s.sums as select item, amount as total from s.sale;");
    project.write("changed as they stand: s.base", "made again: s.sums");
    project.apply();
    assertThat(project.state())
        .isEqualTo(project.createdAnew(project.text("s/sums.sql"), project.text("s/base.sql")));
  }

  @Test
  void ofWhatTheFileDoesNotSayTheDatabasesStays() throws Exception {
    project.file("s/base.sql", BASE.replaceFirst("grant.*", ""));
    assertThat(project.draft().script()).as("who may use it is not said any more").isEmpty();
    project.run(
        """
        alter view s.base owner to ddl_owner;
        grant select (item) on s.base to public;
        grant usage, create on schema s to ddl_owner;
        grant select on s.sale to ddl_owner;
        alter materialized view s.sums owner to ddl_owner;
        alter materialized view s.sums alter column total set statistics 500;
        alter materialized view s.sums alter column total set storage external;
        alter materialized view s.sums cluster on sums_item;
        grant select on s.sums to ddl_reader with grant option;
        """);
    assertThat(project.draft().script()).isEmpty();
    List<String> before = project.state();
    project.file(
        "s/base.sql",
        BASE.replaceFirst("grant.*", "").replace("select item", "select 1 as n, item"));
    project.write("made again: s.base, s.sums");
    project.apply();
    assertThat(project.state())
        .filteredOn(line -> !line.matches("(?s)v s.base (is|column) .*"))
        .isEqualTo(
            before.stream().filter(line -> !line.matches("(?s)v s.base (is|column) .*")).toList());
    assertThat(project.draft().script()).isEmpty();
  }

  @Test
  void aDependentWithoutAFileKeepsAllThatTheDatabaseHasOfIt() throws Exception {
    String rich = MigratedProject.runtimeTestFile("rich.sql").replace("r_", "ddl_");
    project.run(rich);
    List<String> before = project.state("r");
    project.file(
        "r/base.sql",
        """
        create view r.base as select amount, item from r.sale;
        comment on view r.base is 'Less';
        grant select on r.base to ddl_owner;
        """);
    project.write("made again: r.base, r.best, r.last, r.never, r.sums, r.top");
    project.apply();
    assertThat(project.state("r"))
        .filteredOn(line -> !line.startsWith("v r.base "))
        .isEqualTo(before.stream().filter(line -> !line.startsWith("v r.base ")).toList());
    assertThat(project.rows("select sum(total) from r.best")).containsExactly("1050");
    assertThat(project.draft().script()).isEmpty();
  }

  @Test
  void whatCannotBeMadeAgainIsNamed() throws Exception {
    List<String> before = project.state();
    project.run(
        """
        create table s.guarded (item int);
        create policy guard on s.guarded using (item in (select item from s.sums));
        """);
    String changed = BASE.replace("select item", "select 1 as n, item");
    project.file("s/base.sql", changed);
    assertThatThrownBy(project::draft)
        .isInstanceOf(DependentsException.class)
        .hasMessageContaining("policy guard on table s.guarded");
    project.file("s/base.sql", BASE.replace("'Base'", "'Other'"));
    assertThat(project.draft().summary())
        .as("a view that stays is not in the way")
        .containsExactly("changed as they stand: s.base");

    project.run("drop table s.guarded; create view s.own as select amount from s.base");
    project.file(
        "s/base.sql", "create view s.base as select item, 1::numeric as other from s.sale");
    project.file("s/sums.sql", SUMS.replace("amount", "other"));
    assertThatThrownBy(project::draft)
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("[ViewFileFailed] (the database):3: column ")
        .hasMessageContaining("s.own has no view file, stands on what the files change, and");

    project.run(
        """
        drop view s.own;
        create view s.placed as select x.a from s.base as x (a, b);
        """);
    project.file("s/base.sql", BASE.replace("item, amount", "amount, item"));
    project.file("s/sums.sql", SUMS);
    assertThatThrownBy(project::draft)
        .isInstanceOf(DependentsException.class)
        .hasMessageContaining("view s.placed: it names columns by their places");

    project.run("drop view s.placed; comment on type s.sums is 'A type'");
    project.file("s/base.sql", changed);
    assertThatThrownBy(project::draft)
        .isInstanceOf(NotReplaceableException.class)
        .hasMessageContaining("the row type of materialized view s.sums has privileges");
    assertThat(project.state()).isEqualTo(before);
  }

  @Test
  void whatHasNoFileAnyMoreIsDroppedIfAFileMadeIt() throws Exception {
    project.run("create view s.mine as select 1 as x");
    project.delete("s/sums.sql");
    Path file = project.write("dropped: s.sums");
    assertThat(Files.readString(file))
        .contains(
            "-- Gone with its view file: s/sums.sql\ndrop materialized view \"s\".\"sums\";\n");
    project.apply();
    assertThat(project.rows("select to_regclass('s.sums')")).containsExactly((String) null);
    project.run("create view s.sums as select 1 as somebody_elses");
    assertThat(project.draft().script()).as("it is nobody's of ours any more").isEmpty();

    project.run("create view s.on_top as select item from s.base");
    project.delete("s/base.sql");
    assertThatThrownBy(project::draft).hasMessageContaining("s.on_top has no view file");
  }

  @Test
  void aFunctionOfAViewFile() throws Exception {
    String file =
        """
        set search_path = s;
        create or replace function most() returns numeric language sql as 'select 50::numeric';
        create or replace function fewest() returns numeric language sql as 'select 1::numeric';
        create or replace view picked as
          select item from sale where amount between fewest() and most();
        """;
    project.file("s/picked.sql", file);
    project.write("created: s.picked");
    project.apply();
    project.file("s/picked.sql", file.replace("50", "70"));
    Path written = project.write("functions of: s.picked");
    assertThat(Files.readString(written)).contains("70").doesNotContain("fewest()");
    project.apply();
    assertThat(project.rows("select count(*) from s.picked")).containsExactly("70");
    assertThat(project.draft().script()).isEmpty();
  }

  @Test
  void whatTheSourceCannotBeComparedInIsTold() throws Exception {
    project.file("s/base.sql", BASE + "grant insert on s.base to role_of_production;\n");
    Draft draft = project.draft();
    assertThat(draft.script()).isEmpty();
    assertThat(draft.leftOut())
        .containsExactly(
            root + "/views/s/base.sql:4: grant insert on s.base to role_of_production;");
    project.file("s/base.sql", project.text("s/base.sql").replace("item,", "1 as n, item,"));
    assertThat(project.draft().script())
        .contains("grant insert on s.base to role_of_production;\n");
  }

  @Test
  void versions() throws Exception {
    project.file("s/base.sql", BASE.replace("'Base'", "'1'"));
    Draft draft = project.draft();
    Migrations migrations = project.migrations();
    assertThatThrownBy(() -> migrations.write(draft, Optional.of("2.0")))
        .hasMessageStartingWith("[MigrationExists]")
        .hasMessageContaining("V2__views.sql has this version already");
    assertThatThrownBy(() -> migrations.write(draft, Optional.of("../3")))
        .hasMessageStartingWith("[MigrationVersionInvalid]");
    assertThatThrownBy(() -> Migrations.of(root, MigrationTool.FLYWAY, "a/b"))
        .hasMessageStartingWith("[MigrationNameInvalid]");
    assertThat(name(migrations.write(draft, Optional.empty()))).isEqualTo("V3__views.sql");
    assertThat(migrations.write(draft, Optional.empty())).as("it waits to be applied").isEmpty();

    project.migration("V007_009__by_hand", "select 1");
    assertThat(name(migrations.write(draft, Optional.empty()))).isEqualTo("V007_010__views.sql");
    project.migration("V20261231.1__by_hand", "select 1");
    assertThat(name(migrations.write(draft, Optional.empty()))).isEqualTo("V20261231.2__views.sql");
    project.migration("V20261231.3__by_hand", "select 1");
    assertThat(name(migrations.write(draft, Optional.of("20270101"))))
        .isEqualTo("V20270101__views.sql");
  }

  private static String name(Optional<Path> file) {
    return file.orElseThrow().getFileName().toString();
  }

  @Test
  void aRepeatableOneMakesAnyStateThatOfTheFiles() throws Exception {
    project.file("s/gone.sql", "create view s.gone as select * from s.sums;");
    assertThat(project.writeRepeatable()).isTrue();
    assertThat(project.writeRepeatable()).as("it says so already").isFalse();
    project.apply();
    assertIsAsCreatedWithout("s/base.sql", "s/sums.sql", "s/gone.sql");

    project.delete("s/gone.sql");
    project.file(
        "s/base.sql",
        "create view s.base as select item, total as amount from s.sums;\n"
            + "grant select on s.base to ddl_other;");
    project.file("s/sums.sql", "create view s.sums as select item, amount as total from s.sale;");
    assertThat(project.writeRepeatable()).isTrue();
    assertThat(project.writeRepeatable()).isFalse();
    String script = Files.readString(root.resolve("migrations/R__views.sql"));
    for (int run = 0; run < 2; run++) {
      project.run(script);
      assertIsAsCreatedWithout("s/sums.sql", "s/base.sql");
    }
    project.run("create table s.typed (x s.base)");
    assertThatThrownBy(() -> project.run(script)).hasMessageContaining("column x of table s.typed");
  }

  private void assertIsAsCreatedWithout(String... files) throws Exception {
    String[] texts = new String[files.length];
    for (int i = 0; i < files.length; i++) {
      texts[i] = project.text(files[i]);
    }
    assertThat(project.state()).isEqualTo(project.createdAnew(texts));
  }
}
