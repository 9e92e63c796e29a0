package dev.veduta.benchmark;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * Times beside those of jOOQ's generator for as many views, javac's beside those of javac over what
 * that wrote, in Markdown.
 *
 * @param runs the runs of each benchmark
 */
record RatioTable(Map<Contender, List<RunResult>> runs) {
  private static final String BENCHMARK = FromDatabaseToCode.class.getSimpleName();

  /** After so many iterations a JVM counts as warm. */
  private static final int WARM_AFTER = 3;

  private record Contender(String views, String name) {
    static Contender of(RunResult run) {
      return new Contender(
          run.getParams().getParam("views"),
          run.getParams().getBenchmark().replaceFirst(".*\\.", ""));
    }

    Contender reference() {
      return new Contender(views, name.startsWith("javac") ? "javacOfJooq" : "jooqGenerator");
    }
  }

  static RatioTable of(Collection<RunResult> results) {
    return new RatioTable(
        results.stream()
            .filter(run -> run.getParams().getBenchmark().contains(BENCHMARK))
            .collect(groupingBy(Contender::of, LinkedHashMap::new, toList())));
  }

  @Override
  public String toString() {
    return runs.keySet().stream()
        .map(this::line)
        .collect(
            joining(
                "\n",
                """
                | views | what | cold, ms | of jOOQ's | warm, ms | of jOOQ's |
                |---:|---|---:|---:|---:|---:|
                """,
                "\n"));
  }

  private String line(Contender contender) {
    return "| %s | %s | %s | %s |"
        .formatted(
            contender.views(),
            contender.name(),
            cells(contender, RatioTable::cold),
            cells(contender, RatioTable::warm));
  }

  private String cells(Contender contender, ToDoubleFunction<List<RunResult>> time) {
    double own = time.applyAsDouble(runs.get(contender));
    List<RunResult> reference = runs.getOrDefault(contender.reference(), List.of());
    return String.format(Locale.ROOT, "%.0f | %.3f", own, own / time.applyAsDouble(reference));
  }

  private static double cold(List<RunResult> runs) {
    return median(runs.stream().mapToDouble(it -> iterations(it).get(0)));
  }

  private static double warm(List<RunResult> runs) {
    return median(
        runs.stream()
            .flatMap(it -> iterations(it).stream().skip(WARM_AFTER))
            .mapToDouble(Double::doubleValue));
  }

  /** Milliseconds of each, in the order they ran in. */
  private static List<Double> iterations(RunResult run) {
    return run.getAggregatedResult().getIterationResults().stream()
        .map(IterationResult::getPrimaryResult)
        .map(it -> it.getScore())
        .toList();
  }

  /** Not a number if there are none. */
  private static double median(DoubleStream times) {
    double[] sorted = times.sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
