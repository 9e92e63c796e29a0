package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veduta.NotPermittedException;
import dev.veduta.QueryFailedException;
import dev.veduta.StaleViewException;
import dev.veduta.TableMismatchException;
import dev.veduta.UnexpectedNullException;
import dev.veduta.Veduta;
import dev.veduta.VedutaException;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.GearStats;
import dev.veduta.fixture.Pool;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Condition;
import dev.veduta.query.Expression;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.refresh.ViewRefresh.Rows;
import dev.veduta.session.Session;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A view whose rows a table keeps, refreshed by the difference. */
class KeptTableTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final View<GearStats, Integer> TOTALS = GearStats.kept("k", "totals");
  private static final RelationName TABLE = new RelationName("k", "totals_table");

  @BeforeEach
  void schema() throws SQLException {
    DATABASE.run(
        """
        create schema k;
        create table k.vote (item int, voter int);
        insert into k.vote select i % 5, i from generate_series(1, 20) i;
        create view k.totals as
          select item, count(*) as reviews from k.vote group by item;
        create table k.totals_table (like k.totals, primary key (item));
        comment on table k.totals_table is '@materializes k.totals';
        """);
  }

  @AfterEach
  void noSchema() throws SQLException {
    DATABASE.run("drop schema k cascade");
  }

  @Test
  void onlyRowsThatDifferAreWritten() throws SQLException {
    assertThat(refresh().rows()).contains(new Rows(5, 0, 0));
    List<String> before = versions("item in (2, 3)");
    DATABASE.run(
        """
        insert into k.vote values (1, 99), (7, 99), (8, 99);
        delete from k.vote where item in (0, 4);
        """);
    ViewRefresh refreshed = refresh();
    assertThat(refreshed.rows()).contains(new Rows(2, 1, 2));
    assertThat(refreshed.concurrently()).isTrue();
    assertThat(refreshed.toString())
        .startsWith("k.totals_table refreshed concurrently in ")
        .endsWith(", rows +2 ~1 -2: it is a table, and only rows that differ are written");
    assertThat(versions("item in (2, 3)")).isEqualTo(before);
    assertThat(rows())
        .extracting(GearStats::item, GearStats::reviews)
        .containsExactlyInAnyOrderElementsOf(tuples());
    assertThat(refresh().rows()).contains(new Rows(0, 0, 0));
  }

  private static List<org.assertj.core.groups.Tuple> tuples() throws SQLException {
    List<org.assertj.core.groups.Tuple> all = new ArrayList<>();
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select item, reviews from k.totals")) {
      while (rows.next()) {
        all.add(org.assertj.core.groups.Tuple.tuple(rows.getInt(1), rows.getLong(2)));
      }
    }
    return all;
  }

  @Test
  void whatIsEqualAndLooksOtherwiseIsWritten() throws SQLException {
    DATABASE.run(
        """
        create table k.odd (
          n numeric, name text collate "C", f float8, j json, x xml, p point, b jsonb, a text[]);
        insert into k.odd values
          (1.0, 'a', 0.0, '{"a": 1}', '<a/>', '(1,2)', '{"n": 1.0}', '{a,null}'),
          (2, null, 'NaN', null, null, null, null, null),
          (3, 'c', 1, '[1]', '<c/>', '(3,3)', '[]', '{}');
        create view k.odds as select * from k.odd;
        create table k.odds_table (like k.odds, primary key (n));
        comment on table k.odds_table is '@materializes k.odds';
        """);
    View<GearStats, Integer> odds = GearStats.kept("k", "odds");
    assertThat(DATABASE.veduta().refresh(odds).of(odds).rows()).contains(new Rows(3, 0, 0));
    assertThat(DATABASE.veduta().refresh(odds).of(odds).rows()).contains(new Rows(0, 0, 0));
    for (String change :
        List.of(
            "n = 1.00",
            "j = '{\"a\":1}'",
            "x = '<a></a>'",
            "p = '(1,2.5)'",
            "b = '{\"n\": 1.00}'",
            "f = '-0'",
            "a = '{a,b}'",
            "name = null")) {
      DATABASE.run("update k.odd set " + change + " where n = 1");
      assertThat(DATABASE.veduta().refresh(odds).of(odds).rows())
          .as(change)
          .contains(new Rows(0, 1, 0));
    }
    assertThat(text("select string_agg(t::text, ' ' order by n) from k.odds_table t"))
        .isEqualTo(text("select string_agg(t::text, ' ' order by n) from k.odd t"));
  }

  @Test
  void keysOfSeveralColumnsUnderNamesOfAllKinds() throws SQLException {
    DATABASE.run(
        """
        create table k.base (a int, b text, c int);
        insert into k.base values (1, 'x', 1), (1, 'y', 2), (2, 'x', 3);
        create view k."we ""ird.?{v}" as
          select a as "t", b as "v.""change""?", c as n1, 1 as o1, 2 as "compared" from k.base;
        create table k."we ""ird.?{v}_table" (
          "t" int, "v.""change""?" text, n1 int, o1 int, "compared" int,
          primary key ("t", "v.""change""?"));
        comment on table k."we ""ird.?{v}_table" is 'Rows. @materializes "k"."we ""ird.?{v}"';
        """);
    View<GearStats, Integer> view = GearStats.kept("k", "we \"ird.?{v}");
    Veduta veduta = DATABASE.veduta();
    assertThat(veduta.refresh(view).of(view).rows()).contains(new Rows(3, 0, 0));
    DATABASE.run(
        """
        update k.base set c = 9 where b = 'y';
        delete from k.base where a = 2;
        insert into k.base values (2, 'y', 5)
        """);
    assertThat(veduta.refresh(view).of(view).rows()).contains(new Rows(1, 1, 1));
    assertThat(veduta.refreshAfter("k.base").of(view).rows()).contains(new Rows(0, 0, 0));
  }

  @Test
  void duplicatesAndNullsInTheKeyAreErrorsAndTheOldRowsStay() throws SQLException {
    DATABASE.run(
        """
        create table k.pairs (item int, reviews bigint);
        insert into k.pairs values (1, 10), (2, 20);
        create or replace view k.totals as select item, reviews from k.pairs;
        """);
    refresh();
    for (String[] change :
        new String[][] {
          {"21000", "insert into k.pairs values (1, 10)"},
          {"21000", "insert into k.pairs values (1, 11)"},
          {
            "21000",
            "update k.pairs set reviews = 11 where item = 1;"
                + " insert into k.pairs values (1, 12)"
          },
          {"23505", "insert into k.pairs values (3, 1), (3, 2)"},
          {"23502", "insert into k.pairs values (null, 1)"},
        }) {
      DATABASE.run(change[1]);
      VedutaException failure =
          catchThrowableOfType(QueryFailedException.class, KeptTableTest::refresh);
      assertThat(failure.sqlState()).as(change[1]).isEqualTo(change[0]);
      assertThat(failure)
          .hasMessageStartingWith("[QueryFailed] refreshing k.totals_table failed: ");
      assertThat(rows()).extracting(GearStats::reviews).containsExactlyInAnyOrder(10L, 20L);
      DATABASE.run("truncate k.pairs; insert into k.pairs values (1, 10), (2, 20)");
    }
    DATABASE.run("truncate k.totals_table; insert into k.pairs values (1, 10)");
    assertThat(catchThrowableOfType(QueryFailedException.class, KeptTableTest::refresh).sqlState())
        .isEqualTo("23505");
  }

  @Test
  void rowsThatATriggerKeepsFromBeingWrittenAreAnError() throws SQLException {
    refresh();
    DATABASE.run(
        "create function k.nope() returns trigger language plpgsql as 'begin return null; end'");
    for (String[] change :
        new String[][] {
          {"update", "insert into k.vote values (1, 99)"},
          {"insert", "insert into k.vote values (77, 1)"},
          {"delete", "delete from k.vote where item = 3"},
          {"insert", "truncate k.totals_table"},
        }) {
      DATABASE.run(
          "create trigger nope before "
              + change[0]
              + " on k.totals_table for each row execute function k.nope()");
      DATABASE.run(change[1]);
      VedutaException failure =
          catchThrowableOfType(QueryFailedException.class, KeptTableTest::refresh);
      assertThat(failure)
          .as(change[1])
          .hasMessageContaining("a trigger of the table, or a policy, keeps rows from being as");
      assertThat(failure.sqlState()).isEqualTo("27000");
      DATABASE.run("drop trigger nope on k.totals_table");
      refresh();
    }
  }

  @Test
  void readersDoNotWaitAndSeeAllOfItOrNothing() throws SQLException {
    refresh();
    try (Connection reader = DATABASE.connect()) {
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Session session = Veduta.session(reader)) {
        List<GearStats> before = session.list(TOTALS.query());
        DATABASE.run("insert into k.vote select 100 + i, 1 from generate_series(1, 50) i");
        assertThat(refresh().rows()).contains(new Rows(50, 0, 0));
        assertThat(session.list(TOTALS.query().fresh())).hasSameSizeAs(before);
      }
      reader.rollback();
    }
    assertThat(rows()).hasSize(55);
  }

  @Test
  void itHasItsPlaceAmongMaterializedViews() throws SQLException {
    DATABASE.run(
        """
        create materialized view k.m1 as select * from k.vote where voter > 0;
        create view k.between as select * from k.m1;
        create or replace view k.totals as
          select item, count(*) as reviews from k.between group by item;
        create view k.popular as select * from k.totals_table where reviews > 3;
        create materialized view k.m2 as select * from k.popular;
        """);
    Veduta veduta = DATABASE.veduta();
    assertThat(veduta.refreshingAfter("k.vote").plan().toString())
        .isEqualTo(
            """
            level 1
              k.m1 plainly: it has no unique index
            level 2
              k.totals_table concurrently: it is a table, and only rows that differ are written
            level 3
              k.m2 plainly: it has no unique index
            """);
    assertThat(names(veduta.refreshingAfter("k.totals").plan()))
        .containsExactly("totals_table", "m2");
    assertThat(names(veduta.refreshing(TOTALS).withDependencies().plan()))
        .containsExactly("m1", "totals_table");
    assertThat(names(veduta.refreshing(TOTALS).withDependents().plan()))
        .containsExactly("totals_table", "m2");
    assertThat(names(veduta.refreshing(List.of(RelationName.parse("k.totals"))).plan()))
        .containsExactly("totals_table");
    assertThat(names(veduta.refreshingAll().plan())).contains("m1", "totals_table", "m2");
    veduta.refreshAfter("k.vote");
    DATABASE.run("insert into k.vote select 50, i from generate_series(1, 9) i");
    RefreshReport report = veduta.refreshingAfter("k.vote").together().now();
    assertThat(report.of(TOTALS).rows()).contains(new Rows(1, 0, 0));
    assertThat(text("select reviews from k.m2 where item = 50")).isEqualTo("9");
    ViewRefresh again = veduta.refreshing(TOTALS).ifOlderThan(Duration.ofHours(1)).now().of(TOTALS);
    assertThat(again.outcome()).isEqualTo(Outcome.FRESH);
  }

  @Test
  void isReadUnderTheNameOfItsView() throws SQLException {
    refresh();
    var twice =
        new ComparableColumn<GearStats, Long>(
            new Expression("totals.reviews * 2"), SqlTypes.INT8, row -> row.reviews() * 2);
    View<GearStats, Integer> view =
        View.of(
            RelationInfo.of(RelationKind.VIEW, "k", "totals").keptIn("totals_table"),
            List.of(GearStats.Columns.ITEM, twice),
            GearStats.Columns.ITEM,
            row -> new GearStats(row.getInt(1), row.getLong(2)));
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.list(view.query().where(twice.eq(8L)).orderBy(twice.asc())))
          .extracting(GearStats::reviews)
          .containsExactly(8L, 8L, 8L, 8L, 8L);
      assertThat(
              session.count(
                  view.query()
                      .where(
                          Condition.sql(
                              "exists (select from k.vote v where v.item = totals.item"
                                  + " and v.voter = 20)"))))
          .isEqualTo(1);
    }
  }

  @Test
  void aTableThatDoesNotFitIsAnErrorThatSaysHow() throws SQLException {
    DATABASE.run(
        """
        drop view k.totals;
        create view k.totals as select item::text, count(*) as reviews, 1 as more
          from k.vote group by item
        """);
    assertThatExceptionOfType(TableMismatchException.class)
        .isThrownBy(KeptTableTest::refresh)
        .withMessage(
            "[TableMismatch] k.totals_table cannot take the rows of k.totals: its column \"item\""
                + " is integer and should be text; it has no column \"more\" to write. Replace the"
                + " view with veduta.ddl().replace(...), which makes the table fit.");
    DATABASE.run("alter table k.totals_table drop constraint totals_table_pkey");
    assertThatExceptionOfType(TableMismatchException.class)
        .isThrownBy(KeptTableTest::refresh)
        .withMessageContaining("it has no primary key of columns of the view");
    DATABASE.run("drop view k.totals");
    assertThatExceptionOfType(TableMismatchException.class)
        .isThrownBy(KeptTableTest::refresh)
        .withMessageContaining("there is no such view");
  }

  @Test
  void aTableThatIsNotThereIsNamed() throws SQLException {
    DATABASE.run("drop table k.totals_table");
    assertThatExceptionOfType(StaleViewException.class)
        .isThrownBy(KeptTableTest::refresh)
        .withMessageContaining("k.totals_table");
    assertThatExceptionOfType(StaleViewException.class)
        .isThrownBy(KeptTableTest::rows)
        .withMessageContaining(
            "the table k.totals_table that keeps its rows is not there, which"
                + " veduta.ddl().replace() makes");
  }

  @Test
  void aNullThatTheRecordDoesNotHaveAsksForARefreshFirst() throws SQLException {
    DATABASE.run("insert into k.totals_table values (9, null)");
    assertThatExceptionOfType(UnexpectedNullException.class)
        .isThrownBy(KeptTableTest::rows)
        .withMessageContaining("Refresh it first: what is known of a view kept in a table");
  }

  @Test
  void whoseTriggersAreNotOnesOwnAreNotRun() throws SQLException {
    DATABASE.run(
        """
        create role keeper login; create role stranger login;
        grant usage on schema k to keeper, stranger;
        grant select on k.totals, k.vote to keeper;
        grant all on k.totals_table to public;
        alter table k.totals_table owner to keeper;
        """);
    for (String role : List.of("postgres", "stranger")) {
      try (Pool pool = new Pool(() -> DATABASE.connect("&user=" + role), true)) {
        assertThatExceptionOfType(NotPermittedException.class)
            .isThrownBy(() -> Veduta.of(pool.dataSource()).refresh(TOTALS))
            .withMessageContaining("takes its owner, keeper, or a member of that role");
      }
    }
    try (Pool pool = new Pool(() -> DATABASE.connect("&user=keeper"), true)) {
      assertThat(Veduta.of(pool.dataSource()).refresh(TOTALS).of(TOTALS).rows())
          .contains(new Rows(5, 0, 0));
    }
    DATABASE.run("drop owned by keeper, stranger; drop role keeper, stranger");
  }

  private static ViewRefresh refresh() {
    return DATABASE.veduta().refresh(TOTALS).of(TABLE);
  }

  private static List<GearStats> rows() {
    try (Session session = DATABASE.veduta().openSession()) {
      return session.list(TOTALS.query());
    }
  }

  private static List<String> names(RefreshPlan plan) {
    return plan.views().stream().map(RelationName::name).toList();
  }

  /** The place of each row in the table, and which transaction wrote it. */
  private static List<String> versions(String condition) throws SQLException {
    return List.of(
        text("select string_agg(item || ' ' || ctid || ' ' || xmin, ',' order by item)"
                + " from k.totals_table where "
                + condition)
            .split(","));
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
