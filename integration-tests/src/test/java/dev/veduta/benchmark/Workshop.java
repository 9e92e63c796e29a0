package dev.veduta.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What every fork measures on: one server with a database for each number of views, and a project
 * for each where all goals have run. Nothing in it is deleted while anything runs: a file system
 * may be slow for a while at creating files where many were deleted, and that would be all we
 * measured.
 *
 * @param port the server's
 * @param directory of the projects
 */
record Workshop(int port, Path directory) {
  private static final String PORT = "veduta.benchmark.port";
  private static final String DIRECTORY = "veduta.benchmark.directory";

  /** Makes the databases and projects. */
  static Workshop open(EmbeddedPostgres server, Iterable<String> sizes) throws Exception {
    Path all = Files.createDirectories(Path.of("target", "benchmark").toAbsolutePath());
    Workshop workshop = new Workshop(server.getPort(), Files.createTempDirectory(all, "projects"));
    for (String views : sizes) {
      execute(server, "postgres", "create database " + database(views) + " template template0");
      execute(server, database(views), schema(views));
      // So that no autovacuum comes to one contender's time and not to the other's.
      execute(server, database(views), "vacuum analyze");
      Project project = workshop.project(views);
      project.reflect();
      project.generate();
      if (!views.equals(WideView.NAME)) {
        new Jooq(project.url()).generate(project.jooq());
      }
    }
    return workshop;
  }

  private static String schema(String views) {
    return views.equals(WideView.NAME)
        ? WideView.sql()
        : new SampleSchema(Integer.parseInt(views)).sql();
  }

  /** Deletes the projects. */
  void close() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** The one that a fork was told of. */
  static Workshop fromCommandLine() {
    return new Workshop(Integer.getInteger(PORT), Path.of(System.getProperty(DIRECTORY)));
  }

  /** What tells a fork of this one. */
  String[] toCommandLine() {
    return new String[] {"-D" + PORT + "=" + port, "-D" + DIRECTORY + "=" + directory};
  }

  Project project(String views) {
    return Project.in(
        directory.resolve(database(views)),
        "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(port, database(views)));
  }

  private static String database(String views) {
    return "views" + views;
  }

  private static void execute(EmbeddedPostgres server, String database, String sql)
      throws SQLException, IOException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
