package dev.veduta.benchmark.rows;

import dev.veduta.Veduta;
import dev.veduta.session.Session;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rows read through a session beside the same read by hand, in turn, on a connection each. An
 * invocation is one turn of both; the ratios are printed when a scenario ends.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 50)
@Fork(1)
@State(Scope.Benchmark)
public class RowPath {
  private static final int COLD = 20;
  private static final int ROWS = 100_000;

  @Param({
    "all",
    "all with identity map",
    "identity map of without",
    "all on 2 connections",
    "1000000 streamed",
    "3 columns",
    "by key",
    "page of 50",
    "10 keys",
    "100 keys",
    "held of HashMap.get"
  })
  public String scenario;

  private final Turns turns = new Turns();
  private final Random random = new Random(1);
  private Connection byHand;
  private Connection ours;
  private Veduta pool;
  private Session held;
  private final Map<Integer, Sale> map = new HashMap<>();

  @Setup(Level.Trial)
  public void open() throws SQLException {
    String url =
        "jdbc:postgresql://localhost:%d/postgres?user=postgres"
            .formatted(Integer.getInteger("veduta.benchmark.port"));
    byHand = DriverManager.getConnection(url);
    ours = DriverManager.getConnection(url);
    pool = Veduta.of(new SmallPool(url));
    try (Statement statement = byHand.createStatement()) {
      statement.execute("drop table if exists sale cascade");
      statement.execute(Sale.SCHEMA);
      statement.execute("vacuum analyze sale");
    }
  }

  @Benchmark
  public void turn() throws Exception {
    HandWritten hand = new HandWritten(byHand);
    switch (scenario) {
      case "all" -> take(1, hand::all, session -> session.list(Sale.KEYLESS.query()));
      case "all on 2 connections" ->
          takeOwn(
              hand::all,
              session -> {
                try (Stream<Sale> rows = session.bulk(Sale.VIEW.query()).connections(2).stream()) {
                  return rows.toList();
                }
              });
      case "1000000 streamed" ->
          takeOwn(
              () -> hand.count("ten_sales"),
              session -> {
                try (Stream<Sale> rows = session.stream(Sale.TEN_TIMES.query())) {
                  return rows.mapToInt(Sale::id).filter(id -> id > 0).count();
                }
              });
      case "identity map of without" ->
          take(
              1,
              () -> {
                try (Session session = Veduta.session(byHand)) {
                  return session.list(Sale.KEYLESS.query());
                }
              },
              session -> session.list(Sale.VIEW.query()));
      case "held of HashMap.get" -> held();
      case "all with identity map" ->
          take(1, hand::all, session -> session.list(Sale.VIEW.query()));
      case "3 columns" -> take(1, hand::narrow, session -> session.list(Narrow.VIEW.query()));
      case "by key" -> {
        int id = 1 + random.nextInt(ROWS);
        take(500, () -> hand.byKey(id), session -> session.get(Sale.VIEW, id));
      }
      case "page of 50" -> {
        int after = random.nextInt(ROWS - 100);
        var page =
            Sale.KEYLESS.query().where(Sale.Columns.ID.gt(after)).orderBy(Sale.Columns.ID.asc());
        take(100, () -> hand.page(after), session -> session.list(page.limit(50)));
      }
      case "10 keys", "100 keys" -> {
        int count = Integer.parseInt(scenario.substring(0, scenario.indexOf(' ')));
        Integer[] ids = random.ints(count, 1, ROWS).boxed().toArray(Integer[]::new);
        take(
            3000 / count,
            () -> hand.byKeys(ids),
            session -> session.findAll(Sale.VIEW, List.of(ids)));
      }
      default -> {
        int limit = Integer.parseInt(scenario);
        var first = Sale.KEYLESS.query().orderBy(Sale.Columns.ID.asc()).limit(limit);
        take(20, () -> hand.first(limit), session -> session.list(first));
      }
    }
  }

  /** Ten million finds of rows that are held, in an order that caches do not foresee. */
  private void held() throws Exception {
    if (held == null) {
      held = Veduta.session(ours);
      for (Sale sale : held.list(Sale.VIEW.query())) {
        map.put(sale.id(), sale);
      }
    }
    Session session = held;
    turns.take(() -> sum(key -> map.get(key)), () -> sum(key -> session.get(Sale.VIEW, key)), 1);
  }

  private static Object sum(IntFunction<Sale> find) {
    long sum = 0;
    int key = 1;
    for (int i = 0; i < 1_000_000; i++) {
      key = (key + 61_803) % ROWS;
      sum += find.apply(key + 1).customer();
    }
    return sum;
  }

  /** With a connection of the session's own, and more to be had. */
  private void takeOwn(Callable<?> hand, Function<Session, ?> read) throws Exception {
    turns.take(
        hand,
        () -> {
          try (Session session = pool.openSession()) {
            return read.apply(session);
          }
        },
        1);
  }

  private void take(int times, Callable<?> hand, Function<Session, ?> read) throws Exception {
    turns.take(
        hand,
        () -> {
          try (Session session = Veduta.session(ours)) {
            return read.apply(session);
          }
        },
        times);
  }

  @TearDown(Level.Trial)
  public void report() throws SQLException {
    System.out.println(turns.line(scenario, COLD));
    byHand.close();
    ours.close();
  }
}
