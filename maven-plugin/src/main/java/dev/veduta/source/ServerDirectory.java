package dev.veduta.source;

import static java.util.Comparator.reverseOrder;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The directory one embedded server runs in; it goes when the server does. */
record ServerDirectory(Path root) {
  private static final int LOG_LINES = 10;

  static ServerDirectory createIn(Path work) throws SourceException {
    try {
      Files.createDirectories(work);
      return new ServerDirectory(Files.createTempDirectory(work.toAbsolutePath(), "server"));
    } catch (IOException e) {
      throw new SourceException(
          "PostgresNotStarted", "embedded PostgreSQL has no place to run: " + e, e);
    }
  }

  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("log");
  }

  Path password() {
    return root.resolve("password");
  }

  /** The end of the server's log, empty if there is none. */
  String endOfLog() {
    try (Stream<String> lines = Files.lines(log(), Charset.defaultCharset())) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - LOG_LINES), all.size()));
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends a server that still runs here, and deletes everything. */
  void clear() {
    try {
      endServer();
      try (Stream<Path> all = Files.walk(root)) {
        for (Path each : all.sorted(reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
    } catch (IOException e) {
      // Left to `mvn clean`: the directory lies under target, and its name is never used again.
    }
  }

  private void endServer() throws IOException {
    Path pidFile = data().resolve("postmaster.pid");
    if (Files.exists(pidFile)) {
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0));
      ProcessHandle.of(pid).ifPresent(ServerDirectory::end);
    }
  }

  private static void end(ProcessHandle server) {
    server.destroy();
    server.onExit().completeOnTimeout(server, 5, TimeUnit.SECONDS).join().destroyForcibly();
  }
}
