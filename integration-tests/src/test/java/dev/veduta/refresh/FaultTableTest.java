package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.BusyException;
import dev.veduta.NotConcurrentException;
import dev.veduta.NotPermittedException;
import dev.veduta.NotPopulatedException;
import dev.veduta.QueryFailedException;
import dev.veduta.StaleViewException;
import dev.veduta.UnreachableException;
import dev.veduta.Veduta;
import dev.veduta.VedutaException;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.server.Server;
import dev.veduta.session.Session;
import dev.veduta.view.RelationName;
import dev.veduta.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What can go wrong with a refresh, provoked on a real server: what the caller gets, whether it is
 * tried again, and that the old contents stay.
 *
 * <p>What takes a standby is in {@link StandbyTest}.
 */
@ParameterizedClass
@ValueSource(ints = {15, 18})
class FaultTableTest {
  private static final View<Sums, Integer> VIEW = Sums.of("sums");

  private final PGSimpleDataSource database;
  private final Veduta veduta;

  FaultTableTest(int major) throws SQLException {
    database = (PGSimpleDataSource) Server.of(major).newDatabase("faults");
    veduta = Veduta.of(database);
    run(
        """
        create schema f;
        create table f.sales (item int, amount bigint);
        insert into f.sales values (1, 10), (1, 5), (2, 7);
        create materialized view f.sums as
          select item, sum(amount)::bigint as total from f.sales group by item;
        create unique index on f.sums (item);
        """);
  }

  @Test
  void neverPopulatedAndRead() throws SQLException {
    run("create materialized view f.empty as select 1 as item, 2::bigint as total with no data");
    View<Sums, Integer> empty = Sums.of("empty");
    try (Session session = veduta.openSession()) {
      VedutaException failure =
          catchThrowableOfType(VedutaException.class, () -> session.list(empty.query()));
      assertThat(failure).isInstanceOf(NotPopulatedException.class);
      assertThat(failure.sqlState()).isEqualTo("55000");
    }
    assertThat(veduta.refresh(empty).of(empty).concurrently()).isFalse();
  }

  @Test
  void concurrentlyWithoutAnIndexOrUnpopulatedIsKnownBefore() throws SQLException {
    run(
        """
        create materialized view f.plain as select 1 as item, 2::bigint as total;
        create materialized view f.empty as select 1 as item, 2::bigint as total with no data;
        create unique index on f.empty (item)
        """);
    for (String name : List.of("plain", "empty")) {
      VedutaException failure =
          failure(veduta.refreshing(Sums.of(name)).mode(RefreshMode.CONCURRENTLY));
      assertThat(failure).isInstanceOf(NotConcurrentException.class);
      assertThat(failure.sqlState()).isNull();
    }
  }

  @Test
  void duplicatesInTheNewData() throws SQLException {
    run(
        """
        create table f.pairs as select 1 as item, 2::bigint as total;
        create materialized view f.pair as select * from f.pairs;
        create unique index on f.pair (item);
        insert into f.pairs values (1, 2)
        """);
    View<Sums, Integer> pair = Sums.of("pair");
    assertFails(veduta.refreshing(pair), QueryFailedException.class, "21000", 1);
    run("truncate f.pairs; insert into f.pairs values (1, 3), (1, 4)");
    assertFails(veduta.refreshing(pair), QueryFailedException.class, "23505", 1);
    assertFails(
        veduta.refreshing(pair).mode(RefreshMode.PLAIN), QueryFailedException.class, "23505", 1);
    assertThat(rows(pair)).containsExactly(new Sums(1, 2));
  }

  @Test
  void theViewsQueryFails() throws SQLException {
    run(
        """
        create table f.by as select 1 as by;
        create materialized view f.divided as select 1 as item, 10::bigint / by as total from f.by;
        update f.by set by = 0
        """);
    View<Sums, Integer> divided = Sums.of("divided");
    assertFails(veduta.refreshing(divided), QueryFailedException.class, "22012", 1);
    assertThat(rows(divided)).containsExactly(new Sums(1, 10));
  }

  @Test
  void aLockNotToBeHadIsTriedForAgain() throws Exception {
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from f.sums");
      CompletableFuture<Void> letsGo =
          CompletableFuture.runAsync(
              () -> rollback(other), CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
      ViewRefresh done =
          veduta
              .refreshing(VIEW)
              .mode(RefreshMode.PLAIN)
              .lockTimeout(Duration.ofMillis(100))
              .now()
              .of(VIEW);
      assertThat(done.outcome()).isEqualTo(Outcome.REFRESHED);
      assertThat(done.tries()).isGreaterThan(1);
      letsGo.get();
    }
  }

  @Test
  void aStatementThatTakesTooLong() throws SQLException {
    slow("3");
    assertFails(
        veduta.refreshing(Sums.of("slow")).statementTimeout(Duration.ofMillis(200)),
        BusyException.class,
        "57014",
        1);
  }

  @Test
  void aDeadlockIsTriedAgain() throws Exception {
    run("create materialized view f.after as select * from f.sums");
    View<Sums, Integer> after = Sums.of("after");
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from f.after");
      RefreshListener crossing =
          new RefreshListener() {
            private boolean crossed;

            @Override
            public void started(RelationName view, boolean concurrently) {
              if (view.name().equals("after") && !crossed) {
                crossed = true;
                CompletableFuture.runAsync(() -> readSums(other));
              }
            }
          };
      RefreshReport report =
          veduta
              .refreshing(VIEW, after)
              .together()
              .mode(RefreshMode.PLAIN)
              .lockTimeout(Duration.ofMinutes(1))
              .listener(crossing)
              .now();
      assertThat(report.views())
          .allSatisfy(it -> assertThat(it.outcome()).isEqualTo(Outcome.REFRESHED));
    }
  }

  /** The refresh is chosen to end the deadlock, as it looks for one first. */
  private static void readSums(Connection other) {
    try (Statement statement = other.createStatement()) {
      statement.execute("set local deadlock_timeout = '10s'");
      statement.execute("select from f.sums");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    } finally {
      rollback(other);
    }
  }

  @Test
  void endedByAnAdministratorItIsTriedAgain() throws Exception {
    slow("1");
    assertSurvives("select pg_terminate_backend(pid) from pg_stat_activity where " + REFRESHING);
  }

  @Test
  void afterACrashOfTheServerItIsTriedAgain() throws Exception {
    slow("1");
    run("checkpoint"); // the server of tests commits without waiting for its disk
    CompletableFuture<RefreshReport> refresh =
        CompletableFuture.supplyAsync(() -> veduta.refresh(Sums.of("slow")));
    long pid = await("select pid from pg_stat_activity where " + REFRESHING);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    ViewRefresh done = refresh.get(1, TimeUnit.MINUTES).of(Sums.of("slow"));
    assertThat(done.outcome()).isEqualTo(Outcome.REFRESHED);
    assertThat(done.tries()).isGreaterThan(1);
    assertThat(rows(VIEW)).hasSize(2);
  }

  @Test
  void aClientThatGoesAwayLeavesNoRefreshBehind() throws Exception {
    slow("20");
    PGSimpleDataSource impatient = copy();
    impatient.setSocketTimeout(1);
    Refresh refresh =
        Veduta.of(impatient).refreshing(Sums.of("slow")).deadline(Duration.ofSeconds(2));
    assertThat(failure(refresh)).isInstanceOf(UnreachableException.class);
    await("select 1 where not exists (select from pg_stat_activity where " + REFRESHING + ")");
  }

  @Test
  void noServerIsTriedForUntilTheDeadline() {
    PGSimpleDataSource nowhere = copy();
    nowhere.setPortNumbers(new int[] {1});
    long from = System.nanoTime();
    VedutaException failure =
        failure(Veduta.of(nowhere).refreshing(VIEW).deadline(Duration.ofSeconds(1)));
    assertThat(failure).isInstanceOf(UnreachableException.class);
    assertThat(failure.sqlState()).isEqualTo("08001");
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofMillis(200));
  }

  @Test
  void tooManyConnectionsAreWaitedFor() throws SQLException {
    run("drop role if exists crowd; create role crowd login connection limit 0");
    PGSimpleDataSource crowd = copy();
    crowd.setUser("crowd");
    VedutaException failure =
        failure(Veduta.of(crowd).refreshing(VIEW).deadline(Duration.ofSeconds(1)));
    assertThat(failure).isInstanceOf(BusyException.class);
    assertThat(failure.sqlState()).isEqualTo("53300");
  }

  @Test
  void aLimitOfTheServerIsExceeded() throws SQLException {
    run(
        """
        create table f.many as select i as item, i::bigint as total from generate_series(1, 200000) i;
        create materialized view f.big as
          select item, max(total) as total from f.many group by item order by 2 with no data
        """);
    PGSimpleDataSource limited = copy();
    limited.setOptions("-c temp_file_limit=64kB -c work_mem=64kB");
    assertFails(
        Veduta.of(limited).refreshing(Sums.of("big")), QueryFailedException.class, "53400", 1);
  }

  @Test
  void aFullDisk(@TempDir Path directory) throws Exception {
    String disk = directory.toRealPath().toString();
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", disk),
        "skipped: this user may not mount a small disk");
    try {
      run("create tablespace f_small location '" + disk + "'");
      run(
          """
          create table f.many as select i as item, i::bigint as amount from generate_series(1, 10) i;
          create materialized view f.big tablespace f_small as
            select item, amount as total from f.many;
          create view f.wide as select item, amount as total from f.many;
          create table f.wide_table (like f.wide, primary key (item)) tablespace f_small;
          comment on table f.wide_table is '@materializes f.wide';
          insert into f.wide_table table f.wide;
          insert into f.many select i, i from generate_series(11, 300000) i;
          """);
      View<Sums, Integer> wide = Sums.kept("wide");
      for (View<Sums, Integer> view : List.of(Sums.of("big"), wide)) {
        assertFails(veduta.refreshing(view), QueryFailedException.class, "53100", 1);
        assertThat(rows(view)).hasSize(10);
      }
      assertThat(command("mount", "-o", "remount,size=64m", disk)).isTrue();
      assertThat(veduta.refresh(wide).of(wide).rows().orElseThrow().inserted()).isEqualTo(299_990);
    } finally {
      run(
          """
          drop materialized view if exists f.big; drop table if exists f.wide_table;
          checkpoint
          """);
      run("drop tablespace if exists f_small");
      command("umount", "-l", disk);
    }
  }

  private static boolean command(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  @Test
  void whoDoesNotOwnItIsToldBeforeAndWhoLostAPrivilegeByTheServer() throws SQLException {
    run(
        """
        drop role if exists stranger; create role stranger login;
        grant usage, create on schema f to stranger
        """);
    PGSimpleDataSource stranger = copy();
    stranger.setUser("stranger");
    VedutaException failure = failure(Veduta.of(stranger).refreshing(VIEW));
    assertThat(failure).isInstanceOf(NotPermittedException.class);
    assertThat(failure.sqlState()).isNull();
    run("alter materialized view f.sums owner to stranger");
    assertFails(Veduta.of(stranger).refreshing(VIEW), NotPermittedException.class, "42501", 1);
    assertThat(rows(VIEW)).hasSize(2);
    run(
        "alter materialized view f.sums owner to current_user; drop owned by stranger; drop role stranger");
  }

  @Test
  void aViewThatIsGoneIsStale() {
    assertThat(failure(veduta.refreshing(Sums.of("gone")))).isInstanceOf(StaleViewException.class);
  }

  @Test
  void whereReadOnlyIsOnlyADefaultItIsRefreshed() {
    PGSimpleDataSource readOnly = copy();
    readOnly.setOptions("-c default_transaction_read_only=on");
    assertThat(Veduta.of(readOnly).refresh(VIEW).of(VIEW).outcome()).isEqualTo(Outcome.REFRESHED);
  }

  private static final String REFRESHING =
      "query like 'refresh materialized view%' and state = 'active'"
          + " and datname = current_database()";

  private void assertSurvives(String fault) throws Exception {
    View<Sums, Integer> slow = Sums.of("slow");
    CompletableFuture<RefreshReport> refresh =
        CompletableFuture.supplyAsync(() -> veduta.refresh(slow));
    await("select pid from pg_stat_activity where " + REFRESHING);
    run(fault);
    ViewRefresh done = refresh.get(1, TimeUnit.MINUTES).of(slow);
    assertThat(done.outcome()).isEqualTo(Outcome.REFRESHED);
    assertThat(done.tries()).isEqualTo(2);
  }

  private void slow(String seconds) throws SQLException {
    run(
        "create materialized view f.slow as select 1 as item, 2::bigint as total from pg_sleep("
            + seconds
            + ") with no data");
  }

  private void assertFails(
      Refresh refresh, Class<? extends VedutaException> type, String state, int tries) {
    List<String> retries = new ArrayList<>();
    RefreshListener counting =
        new RefreshListener() {
          @Override
          public void retrying(RelationName view, Exception failure, Duration pause) {
            retries.add(view.name());
          }
        };
    VedutaException failure = failure(refresh.listener(counting));
    assertThat(failure).isInstanceOf(type);
    assertThat(failure.sqlState()).isEqualTo(state);
    assertThat(retries).hasSize(tries - 1);
  }

  private static VedutaException failure(Refresh refresh) {
    return catchThrowableOfType(VedutaException.class, refresh::now);
  }

  private List<Sums> rows(View<Sums, Integer> view) {
    try (Session session = veduta.openSession()) {
      return session.list(view.query());
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private PGSimpleDataSource copy() {
    PGSimpleDataSource copy = new PGSimpleDataSource();
    copy.setUrl(database.getUrl());
    copy.setUser(database.getUser());
    return copy;
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first number that the query answers, as soon as it answers one. */
  private long await(String sql) throws SQLException, InterruptedException {
    for (int tries = 0; tries < 200; tries++) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        if (rows.next()) {
          return rows.getLong(1);
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("never came: " + sql);
  }
}
