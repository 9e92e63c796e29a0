package dev.veduta.ddl;

import static dev.veduta.ddl.Recorded.difference;
import static dev.veduta.ddl.Recorded.info;
import static dev.veduta.ddl.Recorded.materialized;
import static dev.veduta.ddl.Recorded.state;
import static dev.veduta.ddl.Recorded.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.veduta.DefinitionFailedException;
import dev.veduta.DependentsException;
import dev.veduta.NotPermittedException;
import dev.veduta.NotReplaceableException;
import dev.veduta.StaleViewException;
import dev.veduta.Veduta;
import dev.veduta.ViewExistsException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Pool;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationKind;
import dev.veduta.view.ViewOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final KeylessView<AnyRow> ITEMS =
      view("d.items", "select 1 as id, 'tent' as name;");
  private static final KeylessView<AnyRow> STATS =
      Recorded.of(
          info(
                  RelationKind.MATERIALIZED_VIEW,
                  "d.a_stats",
                  " SELECT id, length(name) AS n FROM d.items;",
                  "d.items")
              .indexedBy("CREATE UNIQUE INDEX a_stats_id ON d.a_stats USING btree (id)")
              .commented("It's of \\ items"));

  @BeforeEach
  void schema() throws SQLException {
    DATABASE.run("create schema d");
  }

  @AfterEach
  void noSchema() throws SQLException {
    DATABASE.run("drop schema d cascade");
  }

  private static Ddl ddl() {
    return DATABASE.veduta().ddl();
  }

  private static List<String> now(String... schemas) throws SQLException {
    try (Connection connection = DATABASE.connect()) {
      return state(connection, schemas);
    }
  }

  private static long count(String from) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + from)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void eachAfterThoseItReadsWithIndexesCommentAndData() throws SQLException {
    DdlReport report = ddl().create(STATS, ITEMS);
    assertThat(report.ran()).isTrue();
    assertThat(now("d"))
        .anyMatch(line -> line.contains("CREATE UNIQUE INDEX a_stats_id ON d.a_stats"))
        .anyMatch(line -> line.endsWith("comment 0 It's of \\ items"));
    assertThat(count("d.a_stats")).isEqualTo(1);
  }

  @Test
  void theReportIsWhatRan() throws SQLException {
    Ddl ddl = ddl();
    String dry = ddl.dryRun().create(STATS, ITEMS).toSql();
    assertThat(count("pg_class where relnamespace = 'd'::regnamespace")).isZero();
    String ran = ddl.create(STATS, ITEMS).toSql();
    assertThat(dry).isEqualTo(ran);
    List<String> made = now("d");
    assertThat(ddl.dryRun().drop(ITEMS, STATS).ran()).isFalse();
    assertThat(ddl.drop(ITEMS, STATS).statements())
        .contains("drop materialized view \"d\".\"a_stats\"", "drop view \"d\".\"items\"");
    DATABASE.run(ran);
    assertThat(now("d")).isEqualTo(made);
  }

  @Test
  void withNoData() throws SQLException {
    ddl().withNoData().create(ITEMS, STATS);
    assertThat(now("d"))
        .anyMatch(line -> line.contains("m d.a_stats") && line.contains("populated f"));
  }

  @Test
  void allOrNothing() throws SQLException {
    assertThatExceptionOfType(DefinitionFailedException.class)
        .isThrownBy(() -> ddl().create(ITEMS, view("d.late", "select * from d.nowhere", "d.items")))
        .withMessageStartingWith("[DefinitionFailed] d.late")
        .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("42P01"))
        .satisfies(failure -> assertThat(failure.sql()).contains("d.nowhere"));
    assertThat(count("pg_class where relnamespace = 'd'::regnamespace")).isZero();
  }

  @Test
  void whatIsThereAlreadyIsAnErrorUnlessAllowed() throws SQLException {
    ddl().create(ITEMS);
    assertThatExceptionOfType(ViewExistsException.class)
        .isThrownBy(() -> ddl().create(STATS, ITEMS))
        .withMessageContaining("[ViewExists] d.items is there already, and is a view");
    assertThat(ddl().ifNotExists().create(ITEMS).statements()).isEmpty();
    ddl().ifNotExists().create(STATS, ITEMS);
    KeylessView<AnyRow> more = view("d.items", "select 1 as id, 'tent' as name, true as new");
    assertThat(ddl().orReplace().create(more).statements()).hasSize(4);
    assertThat(now("d")).anyMatch(line -> line.contains("column 3 new boolean"));
  }

  @Test
  void ifNotExistsDoesNotTakeAnotherKindForTheView() throws SQLException {
    DATABASE.run("create table d.items (id int)");
    assertThatExceptionOfType(ViewExistsException.class)
        .isThrownBy(() -> ddl().ifNotExists().create(ITEMS))
        .withMessageContaining("is a table");
    assertThatExceptionOfType(ViewExistsException.class)
        .isThrownBy(() -> ddl().orReplace().create(ITEMS));
  }

  @Test
  void manyAtOnceCreateItOnceIfNotExists() throws SQLException {
    List<CompletableFuture<DdlReport>> all =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> ddl().ifNotExists().create(STATS, ITEMS)))
            .limit(8)
            .toList();
    long made = all.stream().filter(it -> !it.join().statements().isEmpty()).count();
    assertThat(made).isEqualTo(1);
  }

  @Test
  void orReplaceRefusesWhatItCannot() throws SQLException {
    ddl().create(ITEMS, STATS);
    assertThatExceptionOfType(NotReplaceableException.class)
        .isThrownBy(() -> ddl().orReplace().create(view("d.items", "select 'tent' as name")))
        .withMessageContaining("call replace()")
        .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("42P16"));
    assertThatExceptionOfType(NotReplaceableException.class)
        .isThrownBy(() -> ddl().orReplace().create(STATS))
        .withMessageContaining("call replace()");
  }

  @Test
  void optionsOfViews() throws SQLException {
    DATABASE.run("create table d.t (id int)");
    ddl()
        .create(
            Recorded.of(
                info(RelationKind.VIEW, "d.checked", "select id from d.t where id > 0")
                    .with(
                        ViewOption.SECURITY_BARRIER,
                        ViewOption.SECURITY_INVOKER,
                        ViewOption.CASCADED_CHECK)));
    assertThat(now("d"))
        .anyMatch(
            line ->
                line.contains(
                    "options {check_option=cascaded,security_barrier=true,security_invoker=true}"));
  }

  @Test
  void theFunctionsOfADefinitionMeanWhatTheyMeanToTheCaller() throws SQLException {
    DATABASE.run(
        """
        create table d.t as select 1 as id;
        create function d.total() returns bigint language sql as 'select count(*) from d.t';
        """);
    ddl().create(materialized("d.totals", "select d.total() as n"));
    assertThat(count("d.totals where n = 1")).isEqualTo(1);
  }

  @Test
  void dropNamesWhatIsInTheWay() throws SQLException {
    ddl().create(ITEMS, STATS);
    DATABASE.run("create function d.f(d.items) returns int language sql as 'select 1'");
    for (Ddl ddl : List.of(ddl(), ddl().dryRun())) {
      assertThatExceptionOfType(DependentsException.class)
          .isThrownBy(() -> ddl.drop(ITEMS))
          .withMessageStartingWith("[Dependents] d.items was left as it is")
          .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("2BP01"))
          .satisfies(
              failure ->
                  assertThat(failure.dependents())
                      .containsExactly("function d.f(d.items)", "materialized view d.a_stats"));
    }
    assertThat(count("d.items")).isEqualTo(1);
    ddl().cascade().drop(ITEMS);
    assertThat(count("pg_class where relnamespace = 'd'::regnamespace")).isZero();
  }

  @Test
  void dropOfWhatIsNotThereOrNotAView() throws SQLException {
    assertThatExceptionOfType(StaleViewException.class).isThrownBy(() -> ddl().drop(ITEMS));
    assertThat(ddl().ifExists().drop(ITEMS).statements()).isEmpty();
    DATABASE.run("create table d.items (id int)");
    assertThatExceptionOfType(StaleViewException.class)
        .isThrownBy(() -> ddl().ifExists().cascade().drop(ITEMS))
        .withMessageContaining("it is a table now");
  }

  @Test
  void anOptionThatMeansNothingIsAnError() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ddl().cascade().create(ITEMS))
        .withMessage("[OptionUnused] cascade() means nothing to create; leave it out");
    assertThatIllegalStateException().isThrownBy(() -> ddl().orReplace().drop(ITEMS));
    assertThatIllegalStateException().isThrownBy(() -> ddl().withNoData().replace(ITEMS));
    assertThatIllegalStateException()
        .isThrownBy(() -> ddl().orReplace().ifNotExists().create(ITEMS));
  }

  @Test
  void onlyViewsOfKnownDefinitionThatDoNotReadEachOtherInACircle() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ddl().create(Recorded.of(info(RelationKind.TABLE, "d.t", "select 1"))))
        .withMessageStartingWith("[NotAView] d.t");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ddl().drop(AnyRow.keyless("d", "v", List.of())))
        .withMessageStartingWith("[NoDefinition]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ddl()
                    .create(
                        view("d.a", "select 1 from d.b", "d.b"),
                        view("d.b", "select 1 from d.a", "d.a")))
        .withMessageStartingWith("[ViewCycle]")
        .withMessageContaining("[d.a, d.b]");
  }

  @Test
  void whoMayNotIsToldSo() throws SQLException {
    DATABASE.run("create role ddl_stranger login");
    ddl().create(ITEMS);
    try (Pool pool = new Pool(() -> DATABASE.connect("&user=ddl_stranger"), true)) {
      Ddl ddl = Veduta.of(pool.dataSource()).ddl();
      assertThatExceptionOfType(NotPermittedException.class).isThrownBy(() -> ddl.create(STATS));
      assertThatExceptionOfType(NotPermittedException.class).isThrownBy(() -> ddl.drop(ITEMS));
      assertThat(pool.faults()).isEmpty();
      pool.close();
    }
    DATABASE.run("drop role ddl_stranger");
  }

  /**
   * Every view that PostgreSQL itself comes with, in a schema of ours, dropped and created again.
   */
  @Test
  void everyViewOfTheSystemIsWhatItWas() throws SQLException {
    copySystemViews();
    List<KeylessView<AnyRow>> views;
    try (Connection connection = DATABASE.connect()) {
      views = new ArrayList<>(Recorded.all(connection, "d"));
    }
    assertThat(views).hasSizeGreaterThan(120);
    List<String> before = now("d");
    Collections.shuffle(views, new Random(5));
    ddl().drop(views.get(0), views.subList(1, views.size()).toArray(KeylessView[]::new));
    assertThat(count("pg_class where relnamespace = 'd'::regnamespace")).isZero();
    ddl().withNoData().createAll(views);
    assertThat(difference(before, now("d"))).isEmpty();
    assertThat(ddl().replace(views.get(0), views.get(1), views.get(2)).statements()).isEmpty();
  }

  /** Each third is materialized, and each after the first reads the one before. */
  private static void copySystemViews() throws SQLException {
    DATABASE.run(
        """
        do $$
        declare
          v record;
          previous text;
          number int := 0;
          kind text;
        begin
          for v in
            select c.oid, c.relname, n.nspname from pg_class c join pg_namespace n on n.oid = relnamespace
            where relkind = 'v' and nspname in ('pg_catalog', 'information_schema')
            order by c.oid
          loop
            number := number + 1;
            kind := case when number % 3 = 0 then 'materialized view' else 'view' end;
            begin
              execute format('create %s d.%I as %s %s', kind, v.nspname || '.' || v.relname,
                rtrim(pg_get_viewdef(v.oid), ';'),
                case when number % 3 = 0 then 'with no data' end);
              previous := v.nspname || '.' || v.relname;
            exception when wrong_object_type or invalid_table_definition then
              null; -- a pseudo-type, in a materialized view
            end;
            if number % 3 = 1 and previous is not null then
              execute format('create view d.%I with (security_barrier=true) as select t.* from d.%I t',
                'Over "' || previous || '" view', previous);
            end if;
          end loop;
        end
        $$
        """);
  }
}
