package dev.veduta.source;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL of our own. It listens on the loopback address alone, to whoever knows the
 * password made up for it, and is stopped and deleted when closed or when the JVM ends, however far
 * it came.
 */
final class EmbeddedServer implements Closeable {
  private final ServerDirectory directory;
  private final String password = UUID.randomUUID().toString();
  private final Thread shutdown = new Thread(this::stop, "veduta-postgres-stop");
  private final AtomicBoolean stopped = new AtomicBoolean();
  private @Nullable EmbeddedPostgres postgres;

  private EmbeddedServer(ServerDirectory directory) {
    this.directory = directory;
  }

  /**
   * Starts one.
   *
   * @param jar holds its binaries
   * @param programs where these are unpacked, to be used again
   * @param work where it may create a directory to run in
   */
  static EmbeddedServer start(Path jar, Path programs, Path work) throws SourceException {
    EmbeddedServer server = new EmbeddedServer(ServerDirectory.createIn(work));
    Runtime.getRuntime().addShutdownHook(server.shutdown);
    try {
      server.launch(jar, programs);
      return server;
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      String log = server.directory.endOfLog();
      server.close();
      throw failure(e, log);
    }
  }

  private void launch(Path jar, Path programs) throws IOException {
    Files.writeString(directory.password(), password);
    postgres =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(new PostgresArchive(jar))
            .setOverrideWorkingDirectory(OwnedDirectory.create(programs).resolve("bin").toFile())
            .setDataDirectory(directory.data())
            .setCleanDataDirectory(false) // at the JVM's end the library's classes are gone
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", directory.password().toString())
            .setServerConfig("unix_socket_directories", "")
            .setConnectConfig("password", password)
            .start();
  }

  /**
   * Connects as its superuser.
   *
   * @param settings further settings of the driver
   */
  Connection connect(Map<String, String> settings) throws SQLException {
    if (postgres == null) {
      throw new IllegalStateException("not started");
    }
    HashMap<String, String> all = new HashMap<>(settings);
    all.put("password", password);
    return postgres.getPostgresDatabase(all).getConnection();
  }

  /** Stops it; closing it again does nothing. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(shutdown);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs, and stop() does its work once.
    }
    stop();
  }

  private void stop() {
    if (stopped.getAndSet(true)) {
      return;
    }
    try {
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException e) {
      // What did not stop in good order is ended below.
    } finally {
      directory.clear();
    }
  }

  private static SourceException failure(Throwable cause, String log) {
    if (log.contains("cannot be run as root")) {
      return new SourceException(
          "PostgresAsRoot",
          "embedded PostgreSQL does not run as root, and this machine refuses `unshare -U`, by"
              + " which it would run as nobody. Run Maven as another user, allow user namespaces,"
              + " or reflect from a database: set <url>.",
          cause);
    }
    return new SourceException(
        "PostgresNotStarted",
        "embedded PostgreSQL did not start: "
            + cause.getMessage()
            + (log.isEmpty() ? "" : "\n" + log)
            + "\nIf it cannot run here, reflect from a database: set <url>.",
        cause);
  }
}
