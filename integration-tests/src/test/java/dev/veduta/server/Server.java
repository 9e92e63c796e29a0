package dev.veduta.server;

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
import javax.sql.DataSource;

/**
 * A PostgreSQL of one major version, started once: the newest from the class path, older ones from
 * the jars that the build copied.
 */
public final class Server {
  private static final int NEWEST = 18;
  private static final Path OLDER = Path.of("target", "postgres");
  private static final Map<Integer, Server> STARTED = new ConcurrentHashMap<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final int major;
  private final EmbeddedPostgres postgres;

  private Server(int major, EmbeddedPostgres postgres) {
    this.major = major;
    this.postgres = postgres;
  }

  /** The server of this major version; the test is skipped where the build has none. */
  public static Server of(int major) {
    assumeTrue(
        major == NEWEST || Files.exists(jar(major)),
        "skipped: the binaries of PostgreSQL " + major + " are not here for this platform");
    return STARTED.computeIfAbsent(major, Server::start);
  }

  /** A database that is nobody else's. */
  public DataSource newDatabase(String name) throws SQLException {
    String unique = name + DATABASES.incrementAndGet();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + unique + " template template0");
    }
    return postgres.getDatabase("postgres", unique);
  }

  /** A standby of this server, to be closed; 15 and newer. */
  public Standby newStandby(Path directory) throws SQLException, IOException {
    return Standby.of(builder(major), postgres.getPostgresDatabase(), directory);
  }

  private static EmbeddedPostgres.Builder builder(int major) {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    return major == NEWEST
        ? builder.setServerConfig("shared_preload_libraries", "pg_stat_statements")
        : builder.setPgBinaryResolver(new PostgresArchive(jar(major)));
  }

  private static Server start(int major) {
    try {
      return new Server(major, builder(major).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar(int major) {
    return OLDER.resolve(major + ".jar");
  }
}
