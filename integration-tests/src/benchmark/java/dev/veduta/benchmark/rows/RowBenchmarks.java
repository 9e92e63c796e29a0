package dev.veduta.benchmark.rows;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH's command line, with a server for its forks, a fork for each scenario, and one table. */
public final class RowBenchmarks {
  /** The system property that tells a fork of the server. */
  static final String URL = "veduta.benchmark.url";

  private RowBenchmarks() {}

  /**
   * Runs scenarios.
   *
   * @param arguments as JMH takes them; {@code -p scenario=} and {@code -p contenders=} choose
   */
  public static void main(String[] arguments) throws Exception {
    CommandLineOptions given = new CommandLineOptions(arguments);
    Collection<String> scenarios =
        given
            .getParameter("scenario")
            .orElse(Stream.of(Scenario.values()).map(Scenario::name).toList());
    System.out.println(Line.HEAD);
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      fill(url);
      for (String scenario : scenarios) {
        run(given, Scenario.valueOf(scenario), url);
        System.out.println(Line.read(scenario));
      }
    }
  }

  private static void fill(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(Sale.SCHEMA);
      // So that no autovacuum comes to one contender's time and not to the other's.
      statement.execute("vacuum analyze sale");
    }
  }

  private static void run(CommandLineOptions given, Scenario scenario, String url)
      throws Exception {
    Line.forget(scenario.name());
    new Runner(
            new OptionsBuilder()
                .parent(given)
                .include(scenario.benchmark().getName())
                .param("scenario", scenario.name())
                .warmupIterations(given.getWarmupIterations().orElse(scenario.coldTurns()))
                .measurementIterations(given.getMeasurementIterations().orElse(scenario.turns()))
                .jvmArgsAppend("-D" + URL + "=" + url)
                .verbosity(given.verbosity().orElse(VerboseMode.SILENT))
                .shouldFailOnError(true)
                .build())
        .run();
  }
}
