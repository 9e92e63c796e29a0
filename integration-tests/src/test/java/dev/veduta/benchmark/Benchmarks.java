package dev.veduta.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** JMH's command line, with a server for its forks, and ratios at the end. */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Runs benchmarks.
   *
   * @param arguments as JMH takes them: which benchmarks, and options
   */
  public static void main(String[] arguments) throws Exception {
    CommandLineOptions given = new CommandLineOptions(arguments);
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      Workshop workshop = Workshop.open(server, List.of(20, 200, 1_000));
      Collection<RunResult> results =
          new Runner(
                  new OptionsBuilder()
                      .parent(given)
                      .jvmArgsAppend(workshop.toCommandLine())
                      .shouldFailOnError(true)
                      .resultFormat(ResultFormatType.JSON)
                      .result("target/benchmark/results.json")
                      .build())
              .run();
      System.out.print(new RatioTable(results));
    }
  }
}
