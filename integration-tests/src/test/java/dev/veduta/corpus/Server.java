package dev.veduta.corpus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.source.PostgresArchive;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A PostgreSQL of one major version, started once: the newest from the class path, the oldest from
 * the jar that the build copied.
 */
final class Server {
  private static final int NEWEST = 18;
  private static final Path OLDEST = Path.of("target", "postgres");
  private static final Map<Integer, Server> STARTED = new ConcurrentHashMap<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedPostgres postgres;

  private Server(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static Server of(int major) {
    assumeTrue(
        major == NEWEST || Files.isDirectory(OLDEST),
        "skipped: the binaries of PostgreSQL 13 are not published for this platform");
    return STARTED.computeIfAbsent(major, Server::start);
  }

  DataSource newDatabase(String name) throws SQLException {
    String unique = name + DATABASES.incrementAndGet();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + unique + " template template0");
    }
    return postgres.getDatabase("postgres", unique);
  }

  private static Server start(int major) {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    try {
      if (major != NEWEST) {
        builder.setPgBinaryResolver(new PostgresArchive(oldestJar()));
      }
      return new Server(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path oldestJar() throws IOException {
    try (Stream<Path> jars = Files.list(OLDEST)) {
      return jars.findFirst().orElseThrow();
    }
  }
}
