package dev.veduta.benchmark.rows;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What is in use of the heap after a full collection, contender by contender; no time counts. */
@BenchmarkMode(Mode.SingleShotTime)
@Fork(
    value = 1,
    jvmArgs = {"-Xms3g", "-Xmx3g", "-Dorg.jboss.logging.provider=slf4j"})
@State(Scope.Benchmark)
public class HeapUse {
  private static final int LOOK_EVERY = 99_991;
  private static final double MEGABYTE = 1 << 20;

  @Param public Scenario scenario;

  /** Those to measure beside the first, by regular expression. */
  @Param(".*")
  public String contenders;

  private final Map<Peer, String> cells = new EnumMap<>(Peer.class);

  @Benchmark
  public void measure() throws Exception {
    for (Peer peer : Peer.chosen(contenders)) {
      Read read = peer.open(System.getProperty(RowBenchmarks.URL)).reads().get(scenario);
      if (read != null) {
        double figure =
            scenario == Scenario.HEAP_STREAMED
                ? whileStreaming((Read.Rows) read.read(List.of())) / MEGABYTE
                : ofMap(read) / Scenario.ROWS;
        cells.put(peer, String.format(Locale.ROOT, "%.1f", figure));
      }
    }
  }

  @TearDown
  public void report() throws Exception {
    Line.write(scenario.name(), scenario.label(), cells);
  }

  /**
   * The most that is in use at any of some rows that are far apart, less what was before the first.
   */
  private static long whileStreaming(Read.Rows rows) throws Exception {
    long before = used();
    long[] seen = {0, 0};
    rows.forEach(
        row -> {
          if (++seen[0] % LOOK_EVERY == 0) {
            seen[1] = Math.max(seen[1], used() - before);
          }
        });
    return seen[1];
  }

  /** What a map takes beside the rows it holds. */
  private static double ofMap(Read read) throws Exception {
    Read.Mapped mapped = (Read.Mapped) read.read(List.of());
    List<?> rows = mapped.rows();
    long both = used();
    mapped.map().close();
    mapped = null;
    double map = both - used();
    if (rows.size() != Scenario.ROWS) {
      throw new IllegalStateException("read " + rows.size());
    }
    return map;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
