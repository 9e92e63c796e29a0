package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.veduta.Veduta;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.GearStats;
import dev.veduta.fixture.Pool;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After a commit, and on a schedule. */
class RefreshLaterTest {
  @RegisterExtension static final Database DATABASE = new Database();

  @Test
  void afterTheCommitOfTheTransactionJoined() throws Exception {
    Veduta veduta = DATABASE.veduta();
    try (Connection connection = DATABASE.connect()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("insert into gear.review values (2, 'dan', 1.0)");
      CompletableFuture<Optional<RefreshReport>> refreshed;
      try (Session session = Veduta.session(connection)) {
        refreshed = session.refreshAfterCommit(veduta.refreshing(GearStats.VIEW));
      }
      Thread.sleep(100);
      assertThat(refreshed).isNotDone();
      connection.commit();
      assertThat(refreshed.get(1, TimeUnit.MINUTES).orElseThrow().of(GearStats.VIEW).outcome())
          .isEqualTo(Outcome.REFRESHED);
    }
    try (Session session = veduta.openSession()) {
      assertThat(session.get(GearStats.VIEW, 2).reviews()).isEqualTo(2);
    }
  }

  @Test
  void notAfterARollback() throws Exception {
    try (Connection connection = DATABASE.connect()) {
      connection.setAutoCommit(false);
      var refreshed = DATABASE.veduta().refreshing(GearStats.VIEW).afterCommit(connection);
      connection.rollback();
      assertThat(refreshed.get(1, TimeUnit.MINUTES)).isEmpty();
    }
  }

  @Test
  void aSessionOfItsOwnHasNoCommitToWaitFor() {
    try (Session session = DATABASE.veduta().openSession()) {
      Refresh refresh = DATABASE.veduta().refreshing(GearStats.VIEW);
      assertThatIllegalStateException()
          .isThrownBy(() -> session.refreshAfterCommit(refresh))
          .withMessageStartingWith("[NoTransaction]");
    }
  }

  @Test
  void onASchedule() throws Exception {
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    try (RefreshSchedule schedule =
        DATABASE.veduta().refreshing(GearStats.VIEW).listener(to(outcomes)).every(second())) {
      assertThat(outcomes.poll(1, TimeUnit.MINUTES)).isEqualTo(Outcome.REFRESHED);
      assertThat(outcomes.poll(1, TimeUnit.MINUTES)).isEqualTo(Outcome.REFRESHED);
      schedule.close();
      outcomes.clear();
      assertThat(outcomes.poll(1500, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void ofTwoWithOneScheduleOneRefreshes() throws Exception {
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    try (Pool other = DATABASE.pool(true)) {
      try (RefreshSchedule one =
              DATABASE.veduta().refreshing(GearStats.VIEW).listener(to(outcomes)).every(second());
          RefreshSchedule two =
              Veduta.of(other.dataSource())
                  .refreshing(GearStats.VIEW)
                  .listener(to(outcomes))
                  .every(second())) {
        List<Outcome> both = List.of(outcomes.take(), outcomes.take());
        assertThat(both).containsOnlyOnce(Outcome.REFRESHED);
        assertThat(both).containsAnyOf(Outcome.FRESH, Outcome.JOINED);
      }
      assertThat(other.faults()).isEmpty();
    }
  }

  @Test
  void aRunThatFailsIsToldAndTheNextOneComes() throws Exception {
    DATABASE.run("create materialized view gear.brief as select 1 as item, 1::bigint as reviews");
    BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    RefreshListener listener =
        new RefreshListener() {
          @Override
          public void failed(RuntimeException failure) {
            failures.add(String.valueOf(failure.getMessage()));
            throw new IllegalStateException("of the listener's own");
          }
        };
    var brief = GearStats.of("brief");
    try (RefreshSchedule schedule =
        DATABASE.veduta().refreshing(brief).listener(listener).every(second())) {
      DATABASE.run("drop materialized view gear.brief");
      assertThat(failures.poll(1, TimeUnit.MINUTES)).startsWith("[StaleView] gear.brief");
      assertThat(failures.poll(1, TimeUnit.MINUTES)).startsWith("[StaleView] gear.brief");
    }
  }

  @Test
  void aCronExpressionSaysWhenOrIsRefused() throws SQLException {
    Refresh refresh = DATABASE.veduta().refreshing(GearStats.VIEW);
    refresh.cron("0 3 * * *", ZoneOffset.UTC).close();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> refresh.cron("at three", ZoneOffset.UTC))
        .withMessageStartingWith("[BadCron] \"at three\" is no cron expression of five fields: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> refresh.every(Duration.ofMillis(10)))
        .withMessageStartingWith("[BadBound]");
  }

  private static Duration second() {
    return Duration.ofSeconds(1);
  }

  private static RefreshListener to(BlockingQueue<Outcome> outcomes) {
    return new RefreshListener() {
      @Override
      public void finished(ViewRefresh view) {
        outcomes.add(view.outcome());
      }
    };
  }
}
