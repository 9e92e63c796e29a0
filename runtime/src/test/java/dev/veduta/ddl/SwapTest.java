package dev.veduta.ddl;

import static dev.veduta.ddl.Recorded.difference;
import static dev.veduta.ddl.Recorded.info;
import static dev.veduta.ddl.Recorded.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.BusyException;
import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.GearStats;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A materialized view is replaced while others read, refresh and change it. */
class SwapTest {
  @RegisterExtension static final Database DATABASE = new Database();

  /** In an order of their own each, so that some meet the swap in a circle. */
  private static final List<String> READS =
      List.of(
          "select count(*), min(reviews) from gear.totals",
          "select count(*), min(reviews) from gear.loved",
          "select count(*), min(t.reviews) from gear.totals t join gear.loved l on l.item = t.item",
          "select count(*), min(t.reviews) from gear.loved l join gear.totals t on l.item = t.item",
          "select count(*), min(b.reviews) from gear.best b, gear.loved l, gear.totals t"
              + " where l.item = t.item and t.item = b.item");

  @BeforeEach
  void views() throws SQLException {
    DATABASE.run(
        """
        create table gear.vote as select i % 1000 as item, i from generate_series(1, 200000) i;
        create materialized view gear.totals as
          select item, count(*) as reviews from gear.vote group by item;
        create unique index totals_item on gear.totals (item);
        create index totals_reviews on gear.totals (reviews);
        comment on materialized view gear.totals is 'Votes';
        comment on index gear.totals_item is 'By item';
        create view gear.loved as select item, reviews from gear.totals where reviews > 10;
        create materialized view gear.best as select item, reviews from gear.loved;
        create unique index best_item on gear.best (item);
        create role swap_owner;
        create role swap_reader;
        grant usage, create on schema gear to swap_owner;
        grant select on gear.vote to swap_owner;
        alter materialized view gear.totals owner to swap_owner;
        grant select on gear.totals, gear.loved to swap_reader with grant option;
        """);
  }

  @AfterEach
  void noViews() throws SQLException {
    DATABASE.run(
        """
        drop materialized view gear.totals cascade;
        drop table gear.vote;
        drop owned by swap_owner, swap_reader;
        drop role swap_owner, swap_reader;
        """);
  }

  /** The view with one column more and in another order, or as it was. */
  private static KeylessView<AnyRow> totals(boolean other) {
    return Recorded.of(
        info(
                RelationKind.MATERIALIZED_VIEW,
                "gear.totals",
                other
                    ? "select count(*) as reviews, sum(i) as sum, item from gear.vote group by item"
                    : "select item, count(*) as reviews from gear.vote group by item",
                "gear.vote")
            .indexedBy("CREATE UNIQUE INDEX totals_item ON gear.totals USING btree (item)")
            .commented("Votes"));
  }

  private static List<String> now() throws SQLException {
    try (Connection connection = DATABASE.connect()) {
      return state(connection, "gear");
    }
  }

  /** What a reader without pause met. */
  private record Reads(int count, long longestNanos) {}

  private static Reads readUntil(AtomicBoolean over, String sql) {
    int count = 0;
    long longest = 0;
    try (Connection connection = DATABASE.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      while (!over.get()) {
        long from = System.nanoTime();
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          assertThat(rows.getLong(1)).isEqualTo(1000);
          assertThat(rows.getLong(2)).isEqualTo(200);
        }
        longest = Math.max(longest, System.nanoTime() - from);
        count++;
      }
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
    return new Reads(count, longest);
  }

  @Test
  void whoReadsWithoutPauseDoesNotFail() throws SQLException {
    List<String> before = now();
    AtomicBoolean over = new AtomicBoolean();
    List<CompletableFuture<Reads>> readers = new ArrayList<>();
    for (String sql : READS) {
      readers.add(beside(() -> readUntil(over, sql)));
    }
    int swaps = 6;
    try {
      for (int i = 1; i <= swaps; i++) {
        DATABASE.veduta().ddl().replace(totals(i % 2 == 1));
      }
    } finally {
      over.set(true);
    }
    Reads all =
        readers.stream()
            .map(CompletableFuture::join)
            .reduce(
                new Reads(0, 0),
                (one, other) ->
                    new Reads(
                        one.count + other.count, Math.max(one.longestNanos, other.longestNanos)));
    System.out.printf(
        "%d swaps under %d reads without pause: 0 failed, the longest took %d ms%n",
        swaps, all.count, all.longestNanos / 1_000_000);
    assertThat(all.count).isGreaterThan(swaps * READS.size());
    assertThat(difference(before, now())).isEmpty();
  }

  private static <T> CompletableFuture<T> beside(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, work -> new Thread(work).start());
  }

  @Test
  void whoRefreshesMeanwhileSeesItsOwnWrites() throws Exception {
    Veduta veduta = DATABASE.veduta();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> refresher = beside(() -> refreshUntil(over, veduta));
    try {
      for (int i = 1; i <= 4; i++) {
        veduta.ddl().replace(totals(i % 2 == 1));
      }
    } finally {
      over.set(true);
    }
    assertThat(refresher.join()).isPositive();
  }

  private static int refreshUntil(AtomicBoolean over, Veduta veduta) {
    int count = 0;
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      while (!over.get()) {
        int item = 5000 + ++count;
        statement.execute("insert into gear.vote values (" + item + ")");
        veduta.refresh(GearStats.of("totals"));
        try (ResultSet rows =
            statement.executeQuery("select count(*) from gear.totals where item = " + item)) {
          rows.next();
          assertThat(rows.getInt(1)).as("sees item %s", item).isEqualTo(1);
        }
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    return count;
  }

  @Test
  void aReaderWhoStaysIsWaitedForUntilTheDeadline() throws Exception {
    try (Connection stays = DATABASE.connect()) {
      stays.setAutoCommit(false);
      stays.createStatement().execute("select * from gear.totals");
      List<String> before = now();
      Ddl ddl = DATABASE.veduta().ddl().deadline(Duration.ofSeconds(2));
      assertThatExceptionOfType(BusyException.class)
          .isThrownBy(() -> ddl.replace(totals(true)))
          .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("55P03"));
      assertThat(difference(before, now())).isEmpty();
    }
  }

  @Test
  void whatOthersChangeWhileItFillsIsKept() throws Exception {
    KeylessView<AnyRow> slow =
        Recorded.materialized(
            "gear.totals",
            "select reviews, item from (select count(*) as reviews, item from gear.vote"
                + " group by item) v, (select pg_sleep(0.5)) s",
            "gear.vote");
    CompletableFuture<DdlReport> replacing = beside(() -> DATABASE.veduta().ddl().replace(slow));
    awaitFilling();
    DATABASE.run(
        """
        create view gear.added as select reviews from gear.totals;
        grant insert on gear.best to swap_reader;
        comment on column gear.totals.item is 'Item';
        """);
    DdlReport report = replacing.join();
    assertThat(report.statements()).filteredOn("commit"::equals).hasSize(3);
    assertThat(now())
        .anyMatch(line -> line.startsWith("v gear.added is "))
        .contains("m gear.totals comment 2 Item")
        .anyMatch(line -> line.startsWith("m gear.best acl table swap_reader INSERT"))
        .noneMatch(line -> line.contains("veduta_"));
  }

  private static void awaitFilling() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      int filling = 0;
      while (filling == 0) {
        try (ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity"
                    + " where state = 'active' and query like 'refresh materialized view %'")) {
          rows.next();
          filling = rows.getInt(1);
        }
      }
    }
  }
}
