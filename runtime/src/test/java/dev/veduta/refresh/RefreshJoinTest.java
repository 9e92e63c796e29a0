package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.BusyException;
import dev.veduta.NotPermittedException;
import dev.veduta.QueryFailedException;
import dev.veduta.Veduta;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.GearStats;
import dev.veduta.fixture.Pool;
import dev.veduta.internal.transaction.Locks;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.view.RelationName;
import dev.veduta.view.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many who refresh at once: in one process, and in two that only the database knows of. */
class RefreshJoinTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final View<GearStats, Integer> COUNTED = GearStats.of("j", "counted");

  /** A view that takes its time, and knows how often it was refreshed. */
  @BeforeEach
  void view() throws SQLException {
    DATABASE.run(
        """
        create schema j;
        create table j.written (item int);
        create sequence j.refreshes;
        create materialized view j.counted as
          select item, 0::bigint as reviews from j.written
          union all select -1, nextval('j.refreshes') from pg_sleep(0.2);
        """);
  }

  @AfterEach
  void drop() throws SQLException {
    DATABASE.run("drop schema j cascade; drop schema if exists veduta cascade");
  }

  @Test
  void requestsAtOnceCostTwoRefreshesAndEachSeesWhatItWroteBefore() throws Exception {
    try (Pool one = pool();
        Pool other = pool()) {
      Veduta here = Veduta.of(one.dataSource());
      Veduta there = Veduta.of(other.dataSource());
      long before = refreshes();
      CyclicBarrier together = new CyclicBarrier(64);
      List<Callable<Outcome>> callers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int item = i;
        callers.add(() -> writeThenRefresh(item % 2 == 0 ? here : there, item, together));
      }
      List<Outcome> outcomes = all(callers);
      assertThat(refreshes() - before).isLessThanOrEqualTo(2);
      assertThat(outcomes).contains(Outcome.REFRESHED);
      assertThat(one.faults()).isEmpty();
      assertThat(other.faults()).isEmpty();
    }
  }

  private static Outcome writeThenRefresh(Veduta veduta, int item, CyclicBarrier together)
      throws Exception {
    DATABASE.run("insert into j.written values (" + item + ")");
    together.await(1, TimeUnit.MINUTES);
    Outcome outcome = veduta.refresh(COUNTED).of(COUNTED).outcome();
    try (var session = veduta.openSession()) {
      assertThat(session.find(COUNTED, item)).as("what %s wrote", item).isPresent();
    }
    return outcome;
  }

  @Test
  void oneAfterTheOtherRefreshesEachTime() throws SQLException {
    long before = refreshes();
    for (int i = 0; i < 3; i++) {
      assertThat(DATABASE.veduta().refresh(COUNTED).of(COUNTED).outcome())
          .isEqualTo(Outcome.REFRESHED);
    }
    assertThat(refreshes() - before).isEqualTo(3);
  }

  @Test
  void aMarkThatCameByADumpCountsForNothing() throws SQLException {
    DATABASE.veduta().refresh(COUNTED);
    DATABASE.run("update veduta.refreshed set started_in = '900000000000'");
    assertThat(DATABASE.veduta().refresh(COUNTED).of(COUNTED).outcome())
        .isEqualTo(Outcome.REFRESHED);
  }

  @Test
  void whatIsYoungerThanAskedForIsLeftAlone() throws SQLException {
    Veduta veduta = DATABASE.veduta();
    Refresh ifOld = veduta.refreshing(COUNTED).ifOlderThan(Duration.ofHours(1));
    assertThat(ifOld.now().of(COUNTED).outcome()).isEqualTo(Outcome.REFRESHED);
    ViewRefresh second = ifOld.now().of(COUNTED);
    assertThat(second.outcome()).isEqualTo(Outcome.FRESH);
    assertThat(second.because()).matches("it was refreshed \\d+ ms ago");
    assertThat(
            veduta.refreshing(COUNTED).ifOlderThan(Duration.ofNanos(1)).now().of(COUNTED).outcome())
        .isEqualTo(Outcome.REFRESHED);
  }

  @Test
  void whatHoldsNoDataIsNotFresh() throws SQLException {
    Veduta veduta = DATABASE.veduta();
    veduta.refresh(COUNTED);
    DATABASE.run("refresh materialized view j.counted with no data");
    Refresh ifOld = veduta.refreshing(COUNTED).ifOlderThan(Duration.ofHours(1));
    assertThat(ifOld.now().of(COUNTED).outcome()).isEqualTo(Outcome.REFRESHED);
  }

  @Test
  void whatIsOlderThanWhatItReadsIsNotFresh() throws SQLException {
    DATABASE.run("create materialized view j.above as select * from j.counted");
    var above = GearStats.of("j", "above");
    Veduta veduta = DATABASE.veduta();
    veduta.refresh(above);
    veduta.refresh(COUNTED);
    Refresh ifOld = veduta.refreshing(above).withDependencies().ifOlderThan(Duration.ofHours(1));
    RefreshReport report = ifOld.now();
    assertThat(report.of(COUNTED).outcome()).isEqualTo(Outcome.FRESH);
    assertThat(report.of(above).outcome()).isEqualTo(Outcome.REFRESHED);
    assertThat(ifOld.now().of(above).outcome()).isEqualTo(Outcome.FRESH);
  }

  /** Its number is greater, and yet it did not see the rows. */
  @Test
  void whatWasRefreshedWhileWhatItReadsStillWasDoesNotServe() throws Exception {
    DATABASE.run(
        """
        create materialized view j.slow as
          select item, 1::bigint as reviews from j.written where pg_sleep(0.7) is not null;
        create unique index on j.slow (item);
        create materialized view j.above as select * from j.slow;
        insert into j.written values (9);
        """);
    var above = GearStats.of("j", "above");
    Veduta veduta = DATABASE.veduta();
    List<CompletableFuture<RefreshReport>> others = new ArrayList<>();
    RefreshListener meanwhile =
        new RefreshListener() {
          @Override
          public void started(RelationName view, boolean concurrently) {
            if (view.name().equals("slow")) {
              others.add(CompletableFuture.supplyAsync(() -> veduta.refresh(above)));
            }
          }
        };
    veduta.refreshing(above).withDependencies().listener(meanwhile).now();
    others.get(0).get(1, TimeUnit.MINUTES);
    try (var session = veduta.openSession()) {
      assertThat(session.find(above, 9)).isPresent();
    }
  }

  @Test
  void whatAViewReadsIsRefreshedWhileTheViewStillIs() throws SQLException {
    DATABASE.run(
        """
        create materialized view j.quick as table j.written;
        create unique index on j.quick (item);
        create materialized view j.above as select * from j.quick;
        """);
    var quick = GearStats.of("j", "quick");
    Veduta veduta = DATABASE.veduta();
    RefreshListener meanwhile =
        new RefreshListener() {
          @Override
          public void started(RelationName view, boolean concurrently) {
            veduta.refreshing(quick).deadline(Duration.ofSeconds(5)).now();
          }
        };
    var report = veduta.refreshing(GearStats.of("j", "above")).listener(meanwhile).now();
    assertThat(report.views()).extracting(ViewRefresh::outcome).containsOnly(Outcome.REFRESHED);
  }

  @Test
  void whoMadeAViewAfterThePlanIsNotServedByIt() throws Exception {
    Veduta veduta = DATABASE.veduta();
    List<RefreshReport> others = new ArrayList<>();
    Thread other = new Thread(() -> others.add(veduta.refreshAfter("j.written")));
    RefreshListener maker =
        new RefreshListener() {
          @Override
          public void planned(RefreshPlan plan) {
            try {
              DATABASE.run("create materialized view j.late as table j.written with no data");
              other.start();
              while (other.getState() != Thread.State.WAITING) {
                Thread.sleep(5);
              }
            } catch (SQLException | InterruptedException failure) {
              throw new IllegalStateException(failure);
            }
          }
        };
    veduta.refreshingAfter("j.written").listener(maker).now();
    other.join();
    assertThat(others.get(0).of(new RelationName("j", "late")).outcome())
        .isEqualTo(Outcome.REFRESHED);
  }

  @Test
  void theRolesStatementTimeoutIsForTheStatementAndNotForWaiting() throws SQLException {
    DATABASE.run(
        "create materialized view j.bounded as"
            + " select current_setting('statement_timeout') as bound with no data");
    var bounded = GearStats.of("j", "bounded");
    try (Connection holder = DATABASE.connect();
        Pool pool = new Pool(() -> DATABASE.connect("&options=-c%20statement_timeout=400"), true)) {
      holder.setAutoCommit(false);
      Locks.exclusive(holder, Locks.view(RelationName.of(bounded)));
      var released =
          CompletableFuture.runAsync(
              () -> rollBack(holder),
              CompletableFuture.delayedExecutor(800, TimeUnit.MILLISECONDS));
      Veduta.of(pool.dataSource()).refresh(bounded);
      released.join();
      try (var row = holder.createStatement().executeQuery("select bound from j.bounded")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("400ms");
      }
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void whoMayNotKeepTheAgeRefreshesAllTheSameButCannotAskForIt() throws SQLException {
    DATABASE.run(
        """
        create role keeper login;
        grant usage, create on schema j to keeper;
        grant usage on sequence j.refreshes to keeper;
        grant select on j.written to keeper;
        alter materialized view j.counted owner to keeper
        """);
    try (Pool pool = new Pool(() -> DATABASE.connect("&user=keeper"), true)) {
      Veduta veduta = Veduta.of(pool.dataSource());
      assertThat(veduta.refresh(COUNTED).of(COUNTED).outcome()).isEqualTo(Outcome.REFRESHED);
      assertThatExceptionOfType(NotPermittedException.class)
          .isThrownBy(() -> veduta.refreshing(COUNTED).ifOlderThan(Duration.ofHours(1)).now())
          .withMessageContaining("create table if not exists veduta.refreshed");
    }
    DATABASE.run(
        "drop owned by keeper; drop role keeper; create materialized view j.counted as select 1");
  }

  @Test
  void aFailureServesThoseWhoAskedBefore() throws Exception {
    DATABASE.run(
        """
        drop materialized view j.counted;
        create materialized view j.counted as
          select 1 as item, nextval('j.refreshes') / 0 as reviews from pg_sleep(0.2) with no data
        """);
    Veduta veduta = DATABASE.veduta();
    long before = refreshes();
    CyclicBarrier together = new CyclicBarrier(16);
    List<Callable<String>> callers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      callers.add(
          () -> {
            together.await(1, TimeUnit.MINUTES);
            try {
              veduta.refresh(COUNTED);
              return "none";
            } catch (QueryFailedException failure) {
              return String.valueOf(failure.sqlState());
            }
          });
    }
    assertThat(all(callers)).containsOnly("22012").hasSize(16);
    assertThat(refreshes() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void severalTogetherAreSeenAllOrNone() throws SQLException {
    DATABASE.run(
        """
        create materialized view j.second as select item, reviews from j.counted;
        create unique index on j.counted (item);
        create unique index on j.second (item);
        insert into j.written values (5)
        """);
    Veduta veduta = DATABASE.veduta();
    var second = GearStats.of("j", "second");
    RefreshListener reader =
        new RefreshListener() {
          @Override
          public void finished(ViewRefresh view) {
            assertThat(rowsOfFive()).isEqualTo(2);
          }

          @Override
          public void started(dev.veduta.view.RelationName view, boolean concurrently) {
            assertThat(concurrently).isTrue();
            assertThat(rowsOfFive()).isZero();
          }
        };
    RefreshReport report =
        veduta.refreshing(second).withDependencies().together().listener(reader).now();
    assertThat(report.views()).extracting(ViewRefresh::started).doesNotContainNull();
    assertThat(report.views().stream().map(ViewRefresh::started).distinct()).hasSize(1);
  }

  private static long rowsOfFive() {
    try {
      return number(
          "select (select count(*) from j.counted where item = 5)"
              + " + (select count(*) from j.second where item = 5)");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void aLockThatIsHeldIsTriedForUntilTheDeadline() throws SQLException {
    List<String> retries = new ArrayList<>();
    RefreshListener listener =
        new RefreshListener() {
          @Override
          public void retrying(
              dev.veduta.view.RelationName view, Exception failure, Duration pause) {
            retries.add(String.valueOf(failure.getMessage()));
          }
        };
    try (Connection reader = DATABASE.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("select * from j.counted");
      assertThatExceptionOfType(BusyException.class)
          .isThrownBy(
              () ->
                  DATABASE
                      .veduta()
                      .refreshing(COUNTED)
                      .lockTimeout(Duration.ofMillis(50))
                      .deadline(Duration.ofSeconds(2))
                      .listener(listener)
                      .now())
          .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("55P03"));
      assertThat(retries).hasSizeGreaterThan(1);
    }
  }

  @Test
  void aStatementThatTakesTooLongIsEndedInTheServerAndNotTriedAgain() {
    assertThatExceptionOfType(BusyException.class)
        .isThrownBy(
            () ->
                DATABASE.veduta().refreshing(COUNTED).statementTimeout(Duration.ofMillis(50)).now())
        .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("57014"));
  }

  private static Pool pool() {
    return new Pool(DATABASE::connect, true, 10);
  }

  private static long refreshes() throws SQLException {
    return number("select case when is_called then last_value else 0 end from j.refreshes");
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static <T> List<T> all(List<Callable<T>> callers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(callers)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
