package dev.veduta.benchmark;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * Times beside those of jOOQ's generator for as many views, in Markdown.
 *
 * @param results of one run
 */
record RatioTable(Collection<RunResult> results) {
  private static final String REFERENCE = "jooqGenerator";

  /** After so many iterations a JVM counts as warm. */
  private static final int WARM_AFTER = 5;

  @Override
  public String toString() {
    return results.stream()
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

  private String line(RunResult result) {
    return "| %s | %s | %s | %s |"
        .formatted(
            views(result),
            name(result),
            cells(result, RatioTable::cold),
            cells(result, RatioTable::warm));
  }

  private String cells(RunResult result, ToDoubleFunction<RunResult> time) {
    double own = time.applyAsDouble(result);
    String ratio =
        reference(result)
            .map(it -> String.format(Locale.ROOT, "%.3f", own / time.applyAsDouble(it)))
            .orElse("");
    return String.format(Locale.ROOT, "%.0f | %s", own, ratio);
  }

  private Optional<RunResult> reference(RunResult result) {
    return results.stream()
        .filter(it -> name(it).equals(REFERENCE) && views(it).equals(views(result)))
        .findFirst();
  }

  private static double cold(RunResult result) {
    return median(forks(result).mapToDouble(it -> it.get(0)));
  }

  private static double warm(RunResult result) {
    return median(
        forks(result).flatMap(it -> it.stream().skip(WARM_AFTER)).mapToDouble(Double::doubleValue));
  }

  /** Milliseconds of each iteration, by fork. */
  private static Stream<List<Double>> forks(RunResult result) {
    return result.getBenchmarkResults().stream().map(RatioTable::iterations);
  }

  private static List<Double> iterations(BenchmarkResult fork) {
    return fork.getIterationResults().stream()
        .map(IterationResult::getPrimaryResult)
        .map(it -> it.getScore())
        .toList();
  }

  private static double median(DoubleStream times) {
    double[] sorted = times.sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private static String name(RunResult result) {
    BenchmarkParams parameters = result.getParams();
    return parameters.getBenchmark().replaceFirst(".*\\.", "");
  }

  private static String views(RunResult result) {
    return result.getParams().getParam("views");
  }
}
