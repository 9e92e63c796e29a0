package dev.veduta.prove.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.prove.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * No claim may be wrong. {@code -Dveduta.fuzz.views=100000} for a long run, {@code
 * -Dveduta.fuzz.seed=...} for another one, {@code -Dveduta.fuzz.major=13} for another server.
 */
class FuzzTest {
  private static final int VIEWS = Integer.getInteger("veduta.fuzz.views", 1000);
  private static final long SEED = Long.getLong("veduta.fuzz.seed", 1);
  private static final int MAJOR = Integer.getInteger("veduta.fuzz.major", TestServer.NEWEST);
  private static final int REPORT_EVERY = 5000;

  private final Figures figures = new Figures();
  private final AtomicInteger batches = new AtomicInteger();

  @Test
  void noClaimIsRefutedByData() throws Exception {
    TestServer server = TestServer.of(MAJOR);
    int workers = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        work.add(() -> work(server));
      }
      for (Future<Void> worker : pool.invokeAll(work)) {
        worker.get();
      }
    } finally {
      pool.shutdownNow();
    }
    System.out.println("fuzz seed " + SEED + " on PostgreSQL " + MAJOR + ": " + figures);
    assertThat(figures.unsound()).isEmpty();
    assertThat(figures.of("not null proven")).isGreaterThan(VIEWS / 2);
    assertThat(figures.of("views with a key")).isGreaterThan(VIEWS / 4);
    assertThat(figures.of("equal columns")).isGreaterThan(VIEWS / 50);
    assertThat(figures.of("views that never had a row")).isLessThan(VIEWS / 5);
  }

  /** Takes batches until there are no more, in a database of its own. */
  private Void work(TestServer server) throws SQLException {
    try (Connection connection = server.database(FuzzSchema.ddl(MAJOR))) {
      Fuzz fuzz = new Fuzz(connection, MAJOR, figures);
      for (int batch = batches.getAndIncrement();
          batch * Fuzz.BATCH < VIEWS;
          batch = batches.getAndIncrement()) {
        fuzz.batch(SEED * 1_000_003 + batch);
        long views = figures.of("views");
        if (views % REPORT_EVERY < Fuzz.BATCH) {
          System.out.println("fuzz: " + views + " views, unsound: " + figures.unsound().size());
        }
      }
    }
    return null;
  }
}
