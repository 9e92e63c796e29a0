package dev.veduta.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A standby of a server that streams from it, made by an online copy of its files (PostgreSQL
 * manual, 26.3.3): the embedded binaries have no pg_basebackup.
 */
public final class Standby implements AutoCloseable {
  private static final Set<String> NOT_COPIED =
      Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "pg_internal.init");
  private static final Set<String> EMPTIED =
      Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_stat_tmp");

  private final EmbeddedPostgres postgres;
  private final DataSource primary;

  private Standby(EmbeddedPostgres postgres, DataSource primary) {
    this.postgres = postgres;
    this.primary = primary;
  }

  /**
   * Makes one.
   *
   * @param primary a database of the server, as a superuser
   * @param directory where its files are to be; there is no such directory yet
   */
  static Standby of(EmbeddedPostgres.Builder builder, DataSource primary, Path directory)
      throws SQLException, IOException {
    try (Connection connection = primary.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('standby', true)");
      copy(Path.of(text(statement, "show data_directory")), directory);
      Files.writeString(
          directory.resolve("backup_label"),
          text(statement, "select labelfile from pg_backup_stop(false)"));
      Files.writeString(directory.resolve("standby.signal"), "");
      Files.writeString(
          directory.resolve("postgresql.auto.conf"),
          "primary_conninfo = 'host=localhost user=postgres port="
              + text(statement, "show port")
              + "'\nmax_standby_streaming_delay = 0\n",
          StandardOpenOption.APPEND);
    }
    return new Standby(
        builder.setDataDirectory(directory).setCleanDataDirectory(false).start(), primary);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path relative = from.relativize(file);
            boolean copied =
                !NOT_COPIED.contains(file.getFileName().toString())
                    && !EMPTIED.contains(relative.getName(0).toString());
            if (copied) {
              copyFile(file, to.resolve(relative));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE; // the server has removed it meanwhile
          }
        });
  }

  private static void copyFile(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to);
    } catch (NoSuchFileException removedMeanwhile) {
      Files.deleteIfExists(to);
    }
  }

  /** The same database as a database of the primary, on the standby. */
  public DataSource of(DataSource database) {
    return postgres.getDatabase("postgres", ((PGSimpleDataSource) database).getDatabaseName());
  }

  /** Waits until it has all that the primary has written so far. */
  public void catchUp() throws SQLException, InterruptedException {
    String written = text(primary, "select pg_current_wal_lsn()");
    String query = "select pg_last_wal_replay_lsn() >= '" + written + "'::pg_lsn";
    for (int tries = 0; tries < 600; tries++) {
      if ("t".equals(text(postgres.getPostgresDatabase(), query))) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the standby never had " + written);
  }

  private static String text(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      return text(statement, query);
    }
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
