package dev.veduta.benchmark.refresh;

import dev.veduta.Veduta;
import dev.veduta.benchmark.refresh.Turns.Turn;
import dev.veduta.refresh.Refresh;
import dev.veduta.refresh.RefreshReport;
import dev.veduta.refresh.ViewRefresh;
import dev.veduta.refresh.ViewRefresh.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/** The benchmarks' database, and refreshes of it that are measured. */
final class RefreshPlace {
  private final PGSimpleDataSource database = new PGSimpleDataSource();

  RefreshPlace() {
    database.setUrl(
        "jdbc:postgresql://localhost:%d/postgres?user=postgres"
            .formatted(Integer.getInteger("veduta.benchmark.port")));
  }

  Veduta veduta() {
    return Veduta.of(database);
  }

  void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String text(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Refreshes, all of it by itself, and tells what it took. */
  Turn measure(Refresh refresh) throws SQLException {
    long log = log();
    long from = System.nanoTime();
    RefreshReport report = refresh.now();
    double millis = (System.nanoTime() - from) / 1e6;
    if (report.views().stream().anyMatch(view -> view.outcome() != Outcome.REFRESHED)) {
      throw new IllegalStateException("not all was refreshed:\n" + report);
    }
    String rows =
        report.views().stream()
            .map(ViewRefresh::rows)
            .flatMap(it -> it.stream())
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    return new Turn(millis, log() - log, report.views().size() > 1 ? "" : rows);
  }

  private long log() throws SQLException {
    return Long.parseLong(text("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"));
  }
}
