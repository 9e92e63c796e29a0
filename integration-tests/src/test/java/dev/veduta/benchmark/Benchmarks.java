package dev.veduta.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * JMH's command line, with a server for its forks, and ratios at the end.
 *
 * <p>JMH runs all forks of one benchmark before the next. Here the contenders take turns, fork by
 * fork, for one number of views after the other: a machine that is busy for a while is so for all.
 */
public final class Benchmarks {
  private static final List<String> SIZES = List.of("20", "200", "1000");
  private static final int ROUNDS = 2;

  private Benchmarks() {}

  /**
   * Runs benchmarks.
   *
   * @param arguments as JMH takes them: which benchmarks, and options
   */
  public static void main(String[] arguments) throws Exception {
    CommandLineOptions given = new CommandLineOptions(arguments);
    Collection<String> sizes = given.getParameter("views").orElse(SIZES);
    List<RunResult> results = new ArrayList<>();
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      Workshop workshop = Workshop.open(server, sizes);
      for (String views : sizes) {
        for (int round = 0; round < given.getForkCount().orElse(ROUNDS); round++) {
          results.addAll(run(given, workshop, views));
        }
      }
      workshop.close();
    }
    ResultFormatFactory.getInstance(ResultFormatType.JSON, "target/benchmark/results.json")
        .writeOut(results);
    RatioTable ratios = RatioTable.of(results);
    if (!ratios.runs().isEmpty()) {
      System.out.print(ratios);
    }
  }

  private static Collection<RunResult> run(Options given, Workshop workshop, String views)
      throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .parent(given)
                .param("views", views)
                .forks(1)
                .jvmArgsAppend(workshop.toCommandLine())
                .shouldFailOnError(true)
                .build())
        .run();
  }
}
