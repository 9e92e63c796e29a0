package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veduta.BusyException;
import dev.veduta.QueryFailedException;
import dev.veduta.Veduta;
import dev.veduta.VedutaException;
import dev.veduta.server.Server;
import dev.veduta.server.Standby;
import dev.veduta.session.Session;
import dev.veduta.view.View;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the fault table that take a standby: one that streams from its primary. */
class StandbyTest {
  private static final View<Sums, Integer> VIEW = Sums.of("sums_now");
  private static final View<Sums, Integer> KEPT = Sums.kept("sums");

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void rowsAreReadThereAndRefreshedOnThePrimary(int major) throws Exception {
    DataSource database = Server.of(major).newDatabase("standby");
    run(
        database,
        """
        create schema f;
        create table f.sales as select 1 as item, 10::bigint as amount;
        create materialized view f.sums_now as
          select item, sum(amount)::bigint as total from f.sales group by item;
        create materialized view f.slow as select item, total from f.sums_now;
        create view f.slowly as
          select s.item, s.total from f.sums_now s, pg_sleep(20) where s.item > 0;
        """);
    Veduta primary = Veduta.of(database);
    primary.ddl().create(KEPT);
    primary.refresh(VIEW);
    try (Standby standby = Server.of(major).newStandby(root.resolve("standby"))) {
      standby.catchUp();
      Veduta there = Veduta.of(standby.of(database));
      assertReadOnly(() -> there.refresh(VIEW));
      assertReadOnly(() -> there.refresh(KEPT));
      assertReadOnly(there::refreshAll);
      assertReadOnly(() -> there.refreshing(VIEW).together().now());
      assertReadOnly(() -> there.refreshing(VIEW).every(Duration.ofHours(1)));
      assertReadOnly(() -> there.ddl().drop(KEPT));
      assertThat(rows(there, VIEW)).containsExactly(new Sums(1, 10));
      assertThat(rows(there, KEPT)).containsExactly(new Sums(1, 10));

      run(database, "insert into f.sales values (1, 5)");
      CompletableFuture<VedutaException> cancelled =
          CompletableFuture.supplyAsync(
              () ->
                  catchThrowableOfType(BusyException.class, () -> rows(there, Sums.of("slowly"))));
      await(standby.of(database), "select from pg_stat_activity where wait_event = 'PgSleep'");
      primary.refreshAfter("f.sales");
      standby.catchUp();
      assertThat(cancelled.get(1, TimeUnit.MINUTES).sqlState()).isEqualTo("40001");
      assertThat(rows(there, VIEW)).containsExactly(new Sums(1, 15));
      assertThat(rows(there, KEPT)).containsExactly(new Sums(1, 15));
    }
  }

  private interface Asked {
    Object run();
  }

  private static void assertReadOnly(Asked asked) {
    VedutaException failure = catchThrowableOfType(QueryFailedException.class, asked::run);
    assertThat(failure.sqlState()).isEqualTo("25006");
    assertThat(failure)
        .hasMessageContaining("the transaction is read-only, or the server is a replica");
  }

  private static List<Sums> rows(Veduta veduta, View<Sums, Integer> view) {
    try (Session session = veduta.openSession()) {
      return session.list(view.query());
    }
  }

  private static void await(DataSource database, String query) throws Exception {
    for (int tries = 0; tries < 200; tries++) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        if (statement.executeQuery(query).next()) {
          return;
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("never came: " + query);
  }

  private static void run(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
