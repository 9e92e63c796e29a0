package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.veduta.NotPermittedException;
import dev.veduta.QueryFailedException;
import dev.veduta.StaleViewException;
import dev.veduta.Veduta;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.GearStats;
import dev.veduta.fixture.Pool;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.refresh.ViewRefresh.Rows;
import dev.veduta.session.Session;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefreshTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final String CREATE =
      "create materialized view gear.%s as"
          + " select item, count(*) as reviews from gear.review group by item";

  @Test
  void whatItReadsIsSeenByTheNextFreshRead() throws SQLException {
    Veduta veduta = DATABASE.veduta();
    try (Session session = veduta.openSession()) {
      assertThat(session.get(GearStats.VIEW, 2).reviews()).isEqualTo(1);
      DATABASE.run("insert into gear.review values (2, 'cid', 1.0)");
      Instant before = Instant.now();
      ViewRefresh report = refresh(veduta, GearStats.VIEW);
      assertThat(session.get(GearStats.VIEW, 2).reviews()).isEqualTo(1);
      assertThat(session.list(GearStats.VIEW.query().fresh()))
          .contains(new GearStats(2, 2))
          .anySatisfy(row -> assertThat(row.reviews()).isEqualTo(2));
      assertThat(session.get(GearStats.VIEW, 2).reviews()).isEqualTo(2);
      assertThat(report.view()).isEqualTo(RelationName.of(GearStats.VIEW));
      assertThat(report.outcome()).isEqualTo(Outcome.REFRESHED);
      assertThat(report.rows()).contains(new Rows(1, 0, 1));
      assertThat(report.concurrently()).isTrue();
      assertThat(report.because()).contains("\"stats_item\"");
      assertThat(report.started()).isBetween(before.minusMillis(50), Instant.now().plusMillis(50));
      assertThat(report.took()).isPositive().isLessThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void plainWithoutAUniqueIndex() throws SQLException {
    assertRefresh("no_index", "", false, "it has no unique index");
    assertRefresh(
        "not_unique", "create index on gear.not_unique (item)", false, "it has no unique index");
  }

  @Test
  void plainWithAPartialIndex() throws SQLException {
    assertRefresh(
        "partial",
        "create unique index positive on gear.partial (item) where item > 0",
        false,
        "no unique index of it can be used: \"positive\" is partial");
  }

  @Test
  void plainWithAnIndexOverAnExpression() throws SQLException {
    assertRefresh(
        "expression",
        "create unique index doubled on gear.expression (item, (reviews * 2))",
        false,
        "no unique index of it can be used: \"doubled\" is over an expression");
  }

  @Test
  void plainWithAnIndexThatIsNotValid() throws SQLException {
    assertRefresh(
        "invalid",
        "create unique index unbuilt on gear.invalid (item);"
            + " update pg_index set indisvalid = false"
            + " where indexrelid = 'gear.unbuilt'::regclass",
        false,
        "no unique index of it can be used: \"unbuilt\" is not valid");
  }

  @Test
  void concurrentlyWithOneGoodIndexAmongOthers() throws SQLException {
    assertRefresh(
        "good",
        "create unique index a_part on gear.good (item) where item > 0;"
            + " create unique index pair on gear.good (item, reviews) include (reviews)",
        true,
        "its unique index \"pair\" tells its rows apart");
  }

  @Test
  void plainWhileItIsNotPopulatedThenConcurrently() throws SQLException {
    DATABASE.run(CREATE.formatted("empty") + " with no data");
    DATABASE.run("create unique index on gear.empty (item)");
    var view = GearStats.of("empty");
    assertThat(refresh(DATABASE.veduta(), view).because()).isEqualTo("it is not populated yet");
    assertThat(refresh(DATABASE.veduta(), view).concurrently()).isTrue();
  }

  private static ViewRefresh refresh(Veduta veduta, Relation<?> view) {
    return veduta.refresh(view).of(view);
  }

  private static void assertRefresh(String name, String index, boolean concurrently, String because)
      throws SQLException {
    DATABASE.run(CREATE.formatted(name) + ";" + index);
    ViewRefresh report = refresh(DATABASE.veduta(), GearStats.of(name));
    assertThat(report.concurrently()).isEqualTo(concurrently);
    assertThat(report.because()).isEqualTo(because);
  }

  @Test
  void onlyAMaterializedViewIsRefreshed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DATABASE.veduta().refresh(TemplateFieldView.VIEW))
        .withMessageStartingWith("[NotMaterialized] quick_bits.template_field_view");
  }

  @Test
  void oneThatIsNoMaterializedViewAnyMoreIsStale() throws SQLException {
    DATABASE.run("create view gear.plain as select 1 as item, 2::bigint as reviews");
    for (String name : new String[] {"plain", "gone"}) {
      assertThatExceptionOfType(StaleViewException.class)
          .isThrownBy(() -> DATABASE.veduta().refresh(GearStats.of(name)))
          .withMessageContaining("no such materialized view any more");
    }
  }

  @Test
  void aFailureKeepsTheOldContents() throws SQLException {
    DATABASE.run(
        """
        create table gear.divisor as select 1 as by;
        create materialized view gear.fragile as
          select 1 as item, 10::bigint / by as reviews from gear.divisor;
        update gear.divisor set by = 0;
        """);
    var view = GearStats.of("fragile");
    assertThatExceptionOfType(QueryFailedException.class)
        .isThrownBy(() -> DATABASE.veduta().refresh(view))
        .withMessageContaining("refreshing gear.fragile failed")
        .withMessageContaining("refresh materialized view \"gear\".\"fragile\"")
        .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("22012"));
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.get(view, 1).reviews()).isEqualTo(10);
    }
  }

  @Test
  void itRunsInATransactionOfItsOwnAndGivesTheConnectionBack() throws SQLException {
    try (Pool pool = DATABASE.pool(false)) {
      Veduta.of(pool.dataSource()).refresh(GearStats.VIEW);
      assertThat(pool.faults()).isEmpty();
    }
  }

  /** The view keeps what bounded the statement that filled it. */
  @Test
  void boundsHoldInTheServerForTheStatementAlone() throws SQLException {
    String bounds =
        "select current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')"
            + " || ' ' || current_setting('client_connection_check_interval')";
    DATABASE.run("create materialized view gear.bounded as " + bounds + " as bounds with no data");
    try (Pool pool = new Pool(DATABASE::connect, true, 1)) {
      Veduta.of(pool.dataSource())
          .refreshing(GearStats.of("bounded"))
          .lockTimeout(Duration.ofSeconds(7))
          .statementTimeout(Duration.ofSeconds(9))
          .now();
      try (Connection connection = pool.dataSource().getConnection()) {
        assertThat(text(connection, "select bounds from gear.bounded")).isEqualTo("7s 9s 500ms");
        assertThat(text(connection, bounds)).as("afterwards").isEqualTo("0 0 0");
      }
    }
  }

  /** The server is told of earlier ones once a second, and has them beside its own till then. */
  @Test
  void theRowsAreThoseOfOneRefreshAlone() throws SQLException {
    DATABASE.run("create materialized view gear.two as select generate_series(1, 2) as item");
    try (Pool pool = new Pool(DATABASE::connect, true, 1)) {
      Veduta veduta = Veduta.of(pool.dataSource());
      for (int i = 0; i < 2; i++) {
        assertThat(refresh(veduta, GearStats.of("two")).rows()).contains(new Rows(2, 0, 0));
      }
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void whoDoesNotOwnItIsNotPermitted() throws SQLException {
    DATABASE.run("create role stranger login; grant usage on schema gear to stranger");
    try (Pool pool = new Pool(() -> DATABASE.connect("&user=stranger"), true)) {
      assertThatExceptionOfType(NotPermittedException.class)
          .isThrownBy(() -> Veduta.of(pool.dataSource()).refresh(GearStats.VIEW))
          .withMessageContaining("takes its owner, or the privilege MAINTAIN from PostgreSQL 17 on")
          .satisfies(failure -> assertThat(failure.sqlState()).as("known before").isNull());
      DATABASE.run("grant maintain on gear.stats to stranger");
      assertThat(Veduta.of(pool.dataSource()).refresh(GearStats.VIEW).views()).hasSize(1);
      assertThat(pool.faults()).isEmpty();
    }
    DATABASE.run("drop owned by stranger; drop role stranger");
  }
}
