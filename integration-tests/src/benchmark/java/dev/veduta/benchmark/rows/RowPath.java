package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Reads of one scenario by all contenders, in turn. An invocation is one turn of them all; before
 * the first, all have to have read the same.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Fork(
    value = 1,
    jvmArgs = {"-Xms3g", "-Xmx3g", "-Dorg.jboss.logging.provider=slf4j"})
@State(Scope.Benchmark)
public class RowPath {
  @Param public Scenario scenario;

  /** Those to measure beside the first, by regular expression. */
  @Param(".*")
  public String contenders;

  private final Random random = new Random(1);
  private final Map<Peer, Read> reads = new EnumMap<>(Peer.class);
  private Turns turns;
  private boolean warm;

  @Setup(Level.Trial)
  public void open() throws Exception {
    turns = new Turns(Clock.of(scenario));
    List<Integer> keys = scenario.keys(random);
    // One for all: how fast a connection answers a short question depends on the core it got.
    Connection connection = DriverManager.getConnection(System.getProperty(RowBenchmarks.URL));
    SameRows expected = null;
    for (Peer peer : Peer.chosen(contenders)) {
      Contender contender = peer.over(connection);
      Read read = contender.reads().get(scenario);
      if (read != null) {
        if (contender.makesRows()) {
          SameRows rows = SameRows.of(contender, scenario, read.read(keys));
          expected = expected == null ? rows : expected;
          expected.check(rows, peer.label() + ", " + scenario.label());
        }
        reads.put(peer, read);
      }
    }
  }

  @Setup(Level.Iteration)
  public void forgetCold(IterationParams iteration) {
    if (!warm && iteration.getType() == IterationType.MEASUREMENT) {
      turns.forget();
      warm = true;
    }
  }

  @Benchmark
  public void turn(Blackhole blackhole) throws Exception {
    turns.take(reads, scenario.keys(random), scenario.times(), blackhole);
  }

  @TearDown(Level.Trial)
  public void report() throws Exception {
    Line.write(scenario.name(), scenario.label(), turns.cells());
  }
}
