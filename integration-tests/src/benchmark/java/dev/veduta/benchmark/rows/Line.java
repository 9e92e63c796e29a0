package dev.veduta.benchmark.rows;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A line of the table, in Markdown, which a fork leaves in a file. */
final class Line {
  /** The table's head. */
  static final String HEAD =
      Stream.of(Peer.values()).map(Peer::label).collect(joining(" | ", "| wall / CPU | ", " |\n"))
          + "|---|"
          + "---:|".repeat(Peer.values().length);

  private static final Path DIRECTORY = Path.of("target", "benchmark", "rows");

  private Line() {}

  /** A contender without a cell took no part. */
  static void write(String name, String label, Map<Peer, String> cells) throws IOException {
    Files.createDirectories(DIRECTORY);
    Files.writeString(
        file(name),
        Stream.of(Peer.values())
            .map(peer -> cells.getOrDefault(peer, "–"))
            .collect(joining(" | ", "| " + label + " | ", " |")));
  }

  static String read(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** So that no line of a run before is read as one of this. */
  static void forget(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  private static Path file(String name) {
    return DIRECTORY.resolve(name + ".md");
  }
}
