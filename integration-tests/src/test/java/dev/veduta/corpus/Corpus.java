package dev.veduta.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;

/**
 * A real-world schema with rows, kept outside the project.
 *
 * @param name its folder
 */
record Corpus(String name) {
  private static final Path ROOT = Path.of(System.getProperty("veduta.corpora"));

  /** Called by JUnit for a parameter. */
  static Corpus of(String name) {
    return new Corpus(name);
  }

  static boolean arePresent() {
    return Files.isDirectory(ROOT);
  }

  /** Loads it into an empty database. */
  void loadInto(DataSource database) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (Path script : scripts()) {
        statement.execute(text(script));
      }
    }
  }

  private List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(".sql.gz")).sorted().toList();
    }
  }

  private static String text(Path script) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(script))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
