package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.server.Server;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan of a diamond, and what a refresh of it touches. */
class DiamondTest {
  private DataSource database;
  private Veduta veduta;

  @BeforeEach
  void diamond() throws SQLException {
    database = Server.of(18).newDatabase("diamond");
    veduta = Veduta.of(database);
    run(Diamond.sql(2_000));
  }

  @Test
  void thePlanOfAllInLevels() {
    assertThat(veduta.refreshingAll().plan().toString())
        .isEqualTo(
            """
            level 1
              shop.customer_spend plainly: it has no unique index
              shop.day_sales plainly: it has no unique index
              shop.stock_level plainly: it has no unique index
            level 2
              shop.product_sales plainly: it has no unique index
              shop.region_spend plainly: it has no unique index
              shop.weekday_sales plainly: it has no unique index
            level 3
              shop.category_sales plainly: it has no unique index
              shop.product_rank plainly: it has no unique index
              shop.turnover plainly: it has no unique index
            level 4
              shop.board concurrently: its unique index "board_category_product_idx" tells its rows apart
              shop.reorder plainly: it has no unique index
            level 5
              shop.summary plainly: it has no unique index
            """);
  }

  /** Before 16 a view's rule depends on the view itself. */
  @ParameterizedTest
  @ValueSource(ints = {13, 15})
  void aViewThatReadsNoOtherIsInNoCycle(int server) throws SQLException {
    database = Server.of(server).newDatabase("diamond");
    run(Diamond.sql(100));
    assertThat(Veduta.of(database).refreshingAll().plan().toString())
        .startsWith("level 1\n")
        .doesNotContain("cycle");
  }

  @Test
  void afterOneTableOnlyWhatDependsOnItIsTouched() throws SQLException {
    Map<String, String> before = versions();
    run("update shop.stock set pieces = pieces + 1");
    RefreshReport report = veduta.refreshingAfter("shop.stock").connections(2).now();
    assertThat(report.views())
        .extracting(view -> view.view().name())
        .containsExactly("stock_level", "turnover", "reorder", "summary");
    Map<String, String> after = versions();
    after.forEach(
        (view, version) ->
            assertThat(version.equals(before.get(view)))
                .as(view)
                .isEqualTo(report.views().stream().noneMatch(it -> it.view().name().equals(view))));
  }

  @Test
  void sideBySideGivesWhatOneAfterTheOtherGives() throws SQLException {
    run("delete from shop.sale where id % 3 = 0");
    assertThat(veduta.refreshingAll().connections(4).now().views())
        .allSatisfy(view -> assertThat(view.outcome()).isEqualTo(Outcome.REFRESHED));
    String sideBySide = summary();
    veduta.refreshAll();
    assertThat(summary()).isEqualTo(sideBySide);
  }

  /** Which file holds each view; of the one refreshed concurrently, also who wrote its rows. */
  private Map<String, String> versions() throws SQLException {
    Map<String, String> versions = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select relname, concat(relfilenode, case relname when 'board'
                  then (select string_agg(xmin::text, ',') from shop.board) end)
                from pg_class where relkind = 'm'
                """)) {
      while (rows.next()) {
        versions.put(rows.getString(1), rows.getString(2));
      }
    }
    assertThat(versions).hasSize(12);
    return versions;
  }

  private String summary() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select s::text from shop.summary s")) {
      row.next();
      return row.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
