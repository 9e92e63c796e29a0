package dev.veduta.prove;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A real PostgreSQL of one major, started once per test run. The newest is on the class path; the
 * older ones' jars are copied to {@code target/postgres} by the build.
 */
public final class TestServer {
  public static final int NEWEST = 18;

  private static final Path OLDER = Path.of("target", "postgres");
  private static final Map<Integer, TestServer> STARTED = new ConcurrentHashMap<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedPostgres postgres;

  private TestServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  public static TestServer newest() {
    return of(NEWEST);
  }

  public static TestServer of(int major) {
    assumeTrue(
        major == NEWEST || jar(major) != null,
        () -> "PostgreSQL " + major + " is skipped: its jar is not in " + OLDER);
    return STARTED.computeIfAbsent(major, TestServer::start);
  }

  private static TestServer start(int major) {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    if (major != NEWEST) {
      builder.setPgBinaryResolver((system, architecture) -> binary(jar(major)));
    }
    try {
      return new TestServer(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar(int major) {
    if (!Files.isDirectory(OLDER)) {
      return null;
    }
    try (Stream<Path> jars = Files.list(OLDER)) {
      return jars.filter(
              jar -> jar.getFileName().toString().matches(".*-" + major + "\\.[\\d.]+jar"))
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream binary(Path jar) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().endsWith(".txz")) {
          return new ByteArrayInputStream(in.readAllBytes());
        }
      }
    }
    throw new IOException(jar + " holds no server");
  }

  /** A connection to a new database with this in it. */
  public Connection database(String... sql) throws SQLException {
    String name = "prove" + DATABASES.incrementAndGet();
    try (Connection admin = connect("postgres")) {
      run(admin, "CREATE DATABASE " + name);
    }
    Connection connection = connect(name);
    run(connection, sql);
    return connection;
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(postgres.getJdbcUrl("postgres", database));
  }

  public static void run(Connection connection, String... sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
    }
  }
}
