package dev.veduta.benchmark.refresh;

import dev.veduta.refresh.Diamond;
import java.sql.SQLException;
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
 * Twelve materialized views in the shape of a diamond, refreshed one after the other and by levels,
 * in turn; then what a refresh after one table takes. An invocation is one turn of all; the plan is
 * printed when it begins, a table when it ends.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 8)
@Fork(1)
@State(Scope.Benchmark)
public class RefreshLevels {
  /** Rows of the largest table. */
  @Param("600000")
  public int sales;

  private final RefreshPlace place = new RefreshPlace();
  private final Turns turns = new Turns();

  @Setup(Level.Trial)
  public void open() throws SQLException {
    place.run("drop schema if exists shop cascade");
    place.run(Diamond.sql(sales));
    place.run("vacuum analyze");
    System.out.println();
    System.out.println(place.veduta().refreshingAll().plan());
    turns.add("all, one after the other", () -> place.measure(place.veduta().refreshingAll()));
    for (int connections = 2; connections <= 4; connections++) {
      int count = connections;
      turns.add(
          "all by levels, " + count + " connections",
          () -> place.measure(place.veduta().refreshingAll().connections(count)));
    }
    turns.add(
        "after shop.stock, one after the other",
        () -> place.measure(place.veduta().refreshingAfter("shop.stock")));
  }

  @Benchmark
  public void turn() throws Exception {
    turns.take();
  }

  @TearDown(Level.Trial)
  public void report() throws SQLException {
    System.out.printf("%n| %,d sales | ms | ratio | WAL, MB | |%n", sales);
    System.out.println("|---|---:|---:|---:|---|");
    System.out.println(turns.table());
    place.run("drop schema shop cascade");
  }
}
