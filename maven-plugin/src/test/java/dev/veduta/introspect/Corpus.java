package dev.veduta.introspect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The schema of a real project, with rows: a folder of {@code *.sql.gz}, loaded in name order. Not
 * ours to ship, so tests skip where the folder of the system property {@code veduta.corpora} is
 * absent.
 */
record Corpus(Path folder) {
  static Stream<Corpus> all() throws IOException {
    Path corpora = Path.of(System.getProperty("veduta.corpora", "corpora"));
    assumeTrue(Files.isDirectory(corpora), () -> "Skipped: there are no corpora in " + corpora);
    try (Stream<Path> folders = Files.list(corpora)) {
      return folders.filter(Files::isDirectory).sorted().map(Corpus::new).toList().stream();
    }
  }

  TestServer.Database load(TestServer server) throws IOException, SQLException {
    TestServer.Database database = server.database();
    for (Path file : files()) {
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        database.run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return database;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql.gz")).sorted().toList();
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
