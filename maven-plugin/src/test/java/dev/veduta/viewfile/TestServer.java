package dev.veduta.viewfile;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.source.Credentials;
import dev.veduta.source.DatabaseSource;
import dev.veduta.source.SourceException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A PostgreSQL of one major version, started once per test run. */
final class TestServer {
  private static final int NEWEST = 18;
  private static final Path OLDER = Path.of("target", "postgres");
  private static final Map<Integer, TestServer> STARTED = new ConcurrentHashMap<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedPostgres postgres;

  private TestServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static TestServer of(int major) throws IOException {
    Optional<Path> jar = major == NEWEST ? Optional.empty() : jar(major);
    assumeTrue(major == NEWEST || jar.isPresent(), "no PostgreSQL " + major + " in " + OLDER);
    return STARTED.computeIfAbsent(major, it -> start(jar));
  }

  private static TestServer start(Optional<Path> jar) {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    jar.ifPresent(
        it -> builder.setPgBinaryResolver((system, architecture) -> TestServer.binary(it)));
    try {
      return new TestServer(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> jar(int major) throws IOException {
    if (!Files.isDirectory(OLDER)) {
      return Optional.empty();
    }
    try (Stream<Path> jars = Files.list(OLDER)) {
      return jars.filter(it -> it.toString().matches(".*-" + major + "\\.[\\d.]+jar")).findFirst();
    }
  }

  private static InputStream binary(Path jar) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      ZipEntry entry = in.getNextEntry();
      while (entry != null && !entry.getName().endsWith(".txz")) {
        entry = in.getNextEntry();
      }
      return new ByteArrayInputStream(in.readAllBytes());
    }
  }

  /** A new database, with this done in it. */
  Database database(String... sql) throws SQLException {
    Database database = new Database("test" + DATABASES.incrementAndGet());
    new Database("postgres").run("CREATE DATABASE " + database.name);
    database.run(sql);
    return database;
  }

  final class Database {
    private final String name;

    private Database(String name) {
      this.name = name;
    }

    Connection connect() throws SQLException {
      return DriverManager.getConnection(url("postgres"));
    }

    DatabaseSource source(String user) throws SourceException {
      return DatabaseSource.of(url(user), new Credentials(null, null, "none"));
    }

    void run(String... sql) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        for (String each : sql) {
          statement.execute(each);
        }
      }
    }

    /** The rows of a query, a text each. */
    List<String> rows(String sql) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT (x)::text FROM (" + sql + ") x")) {
        List<String> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(row.getString(1));
        }
        return rows;
      }
    }

    private String url(String user) {
      return postgres.getJdbcUrl(user, name);
    }
  }
}
