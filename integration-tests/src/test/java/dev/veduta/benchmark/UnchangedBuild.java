package dev.veduta.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
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
 * What both goals add to {@code mvn} where nothing changed: {@code generate-sources}, which runs
 * them, beside {@code validate} of the same project, which runs nothing, in turn. The first turns
 * are not counted.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 17)
@Fork(1)
@State(Scope.Benchmark)
public class UnchangedBuild {
  private static final int NOT_COUNTED = 2;

  @Param({"20", "200", "1000"})
  public String views;

  private final List<Turn> turns = new ArrayList<>();
  private MavenProject project;

  /** Milliseconds. */
  private record Turn(double alone, double unchanged) {
    double difference() {
      return unchanged - alone;
    }
  }

  @Setup(Level.Trial)
  public void build() throws IOException, InterruptedException {
    Workshop workshop = Workshop.fromCommandLine();
    Path directory = workshop.directory().resolve("maven" + views);
    project = MavenProject.in(directory, workshop.project(views).url());
    project.run("generate-sources");
  }

  @Benchmark
  public void turn() throws IOException, InterruptedException {
    long start = System.nanoTime();
    project.run("validate");
    long started = System.nanoTime();
    String said = project.run("generate-sources");
    long done = System.nanoTime();
    if (!said.contains("Nothing changed in the source or")
        || !said.contains("Nothing changed in the catalog or")) {
      throw new IllegalStateException("something changed: " + said);
    }
    turns.add(new Turn((started - start) / 1e6, (done - started) / 1e6));
  }

  @TearDown(Level.Trial)
  public void report() {
    List<Turn> counted = turns.subList(NOT_COUNTED, turns.size());
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f |%n",
        views,
        median(counted, Turn::alone),
        median(counted, Turn::unchanged),
        median(counted, Turn::difference));
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
