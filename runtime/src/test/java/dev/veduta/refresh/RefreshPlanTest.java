package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.veduta.RefreshFailedException;
import dev.veduta.Veduta;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.GearStats;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.view.RelationName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twelve materialized views in the shape of a diamond, with plain views between. */
class RefreshPlanTest {
  @RegisterExtension static final Database DATABASE = new Database();

  @BeforeAll
  static void diamond() throws SQLException {
    DATABASE.run(
        """
        create schema d;
        create table d.sales as select 1 as item, 2::bigint as reviews;
        create table d.stock (item int, reviews bigint) partition by range (item);
        create table d.stock_low partition of d.stock for values from (0) to (10);
        create materialized view d.m01 as select * from d.sales;
        create view d.v01 as select * from d.m01;
        create materialized view d.m02 as select * from d.v01;
        create materialized view d.m03 as select * from d.v01;
        create view d.v02 as select * from d.m02 union all select * from d.m03;
        create materialized view d.m04 as select * from d.v02;
        create materialized view d.m05 as select * from d.m02;
        create materialized view d.m06 as select * from d.m03;
        create materialized view d.m07 as select a.* from d.m05 a join d.m06 b using (item);
        create materialized view d.m08 as select * from d.stock;
        create view d.v03 as select * from d.stock_low;
        create materialized view d.m09 as select * from d.v03;
        create materialized view d.m10 as select * from d.m08 union all select * from d.m04;
        create materialized view d.m11 as select * from d.m10;
        create materialized view d.m12 as select * from d.m11 union select * from d.m07;
        """);
  }

  @Test
  void eachViewComesInTheFirstLevelAfterAllItReads() {
    assertThat(levels(DATABASE.veduta().refreshingAfter("d.sales", "d.stock").plan()))
        .containsExactly(
            List.of("m01", "m08", "m09"),
            List.of("m02", "m03"),
            List.of("m04", "m05", "m06"),
            List.of("m07", "m10"),
            List.of("m11"),
            List.of("m12"));
  }

  @Test
  void afterATableOnlyWhatReadsItWherePartitionsAreOneThingWithTheirParent() {
    assertThat(levels(DATABASE.veduta().refreshingAfter("d.stock").plan()))
        .containsExactly(List.of("m08", "m09"), List.of("m10"), List.of("m11"), List.of("m12"));
    assertThat(levels(DATABASE.veduta().refreshingAfter("d.stock_low").plan()))
        .containsExactly(List.of("m08", "m09"), List.of("m10"), List.of("m11"), List.of("m12"));
  }

  @Test
  void afterAViewWhatReadsItAndNotItself() {
    assertThat(levels(DATABASE.veduta().refreshingAfter("d.m10", "d.v03").plan()))
        .containsExactly(List.of("m09", "m11"), List.of("m12"));
  }

  @Test
  void dependenciesAndDependentsAreAddedWhenAsked() throws SQLException {
    Veduta veduta = DATABASE.veduta();
    var m05 = view("m05");
    assertThat(levels(veduta.refreshing(m05).plan())).containsExactly(List.of("m05"));
    assertThat(levels(veduta.refreshing(m05).withDependencies().plan()))
        .containsExactly(List.of("m01"), List.of("m02"), List.of("m05"));
    assertThat(levels(veduta.refreshing(m05).withDependents().plan()))
        .containsExactly(List.of("m05"), List.of("m07"), List.of("m12"));
    assertThat(levels(veduta.refreshing(m05).withDependencies().withDependents().plan()))
        .containsExactly(
            List.of("m01"), List.of("m02"), List.of("m05"), List.of("m07"), List.of("m12"));
  }

  @Test
  void onlyOfNamedViews() {
    assertThatIllegalStateException()
        .isThrownBy(() -> DATABASE.veduta().refreshingAll().withDependents())
        .withMessageStartingWith("[NoViewNamed]");
  }

  @Test
  void aTableThatIsNoneIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DATABASE.veduta().refreshingAfter("d.sails").plan())
        .withMessage(
            "[UnknownRelation] the database has no table or view d.sails; write schema.name, upper"
                + " and lower case as in the database");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DATABASE.veduta().refreshAfter("sales"))
        .withMessage("[BadRelationName] \"sales\" is not of the form schema.name");
  }

  @Test
  void newRowsPassThroughAllLevelsInOneRefresh() throws SQLException {
    DATABASE.run("insert into d.sales values (7, 70)");
    RefreshReport report = DATABASE.veduta().refreshingAfter("d.sales").connections(3).now();
    assertThat(report.views()).extracting(ViewRefresh::outcome).containsOnly(Outcome.REFRESHED);
    try (var session = DATABASE.veduta().openSession()) {
      assertThat(session.list(view("m12").query())).contains(new GearStats(7, 70));
    }
    DATABASE.run("delete from d.sales where item = 7");
  }

  @Test
  void aCycleThroughAPlainViewIsReportedAndRefreshedOnce() throws SQLException {
    DATABASE.run(
        """
        create schema c;
        create view c.v as select 1 as item, 2::bigint as reviews;
        create materialized view c.b as select * from c.v;
        create materialized view c.a as select item, reviews + 1 as reviews from c.b;
        create materialized view c.after as select * from c.b;
        create or replace view c.v as select * from c.a;
        """);
    RefreshPlan plan = DATABASE.veduta().refreshingAfter("c.v").plan();
    assertThat(levels(plan)).containsExactly(List.of("a"), List.of("b"), List.of("after"));
    assertThat(plan.cycles())
        .containsExactly(List.of(new RelationName("c", "a"), new RelationName("c", "b")));
    assertThat(plan.toString()).endsWith("cycle c.a, c.b\n");
    DATABASE.run("drop schema c cascade");
  }

  @Test
  void whatAFunctionReadsIsSeenWhereItsBodyIsParsedOrTheCommentSaysIt() throws SQLException {
    DATABASE.run(
        """
        create schema f;
        create table f.t as select 1 as item, 2::bigint as reviews;
        create function f.inner_parsed() returns bigint return (select max(reviews) from f.t);
        create function f.parsed() returns bigint return f.inner_parsed();
        create function f.opaque() returns bigint language sql as 'select max(reviews) from f.t';
        create materialized view f.seen as select 1 as item, f.parsed() as reviews;
        create materialized view f.unseen as select 1 as item, f.opaque() as reviews;
        create materialized view f.declared as select 1 as item, f.opaque() as reviews;
        comment on materialized view f.declared is 'Most. @reads f.t, f."no such" and more';
        """);
    List<String> warnings = new ArrayList<>();
    Logger logger = Logger.getLogger("dev.veduta.refresh");
    Filter filter = logger.getFilter();
    logger.setFilter(it -> !warnings.add(new SimpleFormatter().formatMessage(it)));
    assertThat(levels(DATABASE.veduta().refreshingAfter("f.t").plan()))
        .containsExactly(List.of("declared", "seen"));
    logger.setFilter(filter);
    assertThat(warnings)
        .containsExactly(
            "[UnknownRelation] the comment on f.declared says @reads f.no such, which the database"
                + " does not have; if that was renamed, say its new name there");
    DATABASE.run("drop schema f cascade");
  }

  @Test
  void whatReadsAFailedOneIsSkippedAndTheOthersAreRefreshed() throws SQLException {
    DATABASE.run(
        """
        create schema s;
        create table s.by as select 1 as by;
        create materialized view s.a as select 1 as item, 10::bigint / by as reviews from s.by;
        create materialized view s.b as select * from s.a;
        create materialized view s.c as select 1 as item, by::bigint as reviews from s.by;
        update s.by set by = 0;
        """);
    assertThatExceptionOfType(RefreshFailedException.class)
        .isThrownBy(() -> DATABASE.veduta().refreshAfter("s.by"))
        .withMessageStartingWith(
            "[RefreshFailed] 1 of 3 views failed, 1 were skipped as they read one that failed; they"
                + " hold what they held:\n  s.a: [QueryFailed] refreshing s.a failed")
        .withMessageContaining("  s.b: it reads s.a, not refreshed")
        .satisfies(
            failure -> {
              assertThat(failure.report().views())
                  .extracting(ViewRefresh::outcome)
                  .containsExactly(Outcome.FAILED, Outcome.REFRESHED, Outcome.SKIPPED);
              assertThat(failure.getSuppressed()).hasSize(1);
            });
    DATABASE.run("drop schema s cascade");
  }

  @Test
  void hostileNamesAreNames() throws SQLException {
    DATABASE.run(
        """
        create schema "we.ird";
        create table "we.ird"."t"";drop" as select 1 as item, 2::bigint as reviews;
        create materialized view "we.ird"."a b""c" as select * from "we.ird"."t"";drop";
        """);
    RefreshReport report = DATABASE.veduta().refreshAfter("\"we.ird\".\"t\"\";drop\"");
    assertThat(report.views())
        .extracting(ViewRefresh::view)
        .containsExactly(new RelationName("we.ird", "a b\"c"));
    DATABASE.run("drop schema \"we.ird\" cascade");
  }

  private static dev.veduta.view.View<GearStats, Integer> view(String name) {
    return GearStats.of("d", name);
  }

  private static List<List<String>> levels(RefreshPlan plan) {
    return plan.levels().stream()
        .map(level -> level.stream().map(step -> step.view().name()).toList())
        .toList();
  }
}
