package dev.veduta.internal.refresh;

import dev.veduta.VedutaException;
import dev.veduta.internal.connection.Statements;
import dev.veduta.internal.transaction.Bounds;
import dev.veduta.internal.transaction.Deadline;
import dev.veduta.internal.transaction.Start;
import dev.veduta.internal.transaction.Tries;
import dev.veduta.refresh.RefreshReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Waits for the end of a transaction that is somebody else's to end, and refreshes if it was
 * committed. JDBC tells nobody of a commit; the server knows it of each transaction's number
 * (PostgreSQL manual, 9.27.9, pg_xact_status).
 */
final class AfterCommit {
  private static final String STATUS =
      "select pg_catalog.pg_xact_status(?::pg_catalog.text::pg_catalog.xid8)";

  private static final Duration FIRST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** Waiting takes no processor time, and there are as many as transactions under way. */
  private static final Executor THREADS =
      work -> {
        Thread thread = new Thread(work, "veduta-after-commit");
        thread.setDaemon(true);
        thread.start();
      };

  private final DataSource dataSource;
  private final long transaction;

  private AfterCommit(DataSource dataSource, long transaction) {
    this.dataSource = dataSource;
    this.transaction = transaction;
  }

  /** Gives the transaction at hand a number, and waits for its end elsewhere. */
  static CompletableFuture<Optional<RefreshReport>> of(
      Connection connection, DataSource dataSource, Supplier<RefreshReport> refresh)
      throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalStateException(
          "[NoTransaction] the connection is in autocommit: what was done on it is committed, so"
              + " refresh now");
    }
    AfterCommit waiting = new AfterCommit(dataSource, Start.now(connection).transaction());
    return CompletableFuture.supplyAsync(
        () -> waiting.isCommitted() ? Optional.of(refresh.get()) : Optional.empty(), THREADS);
  }

  private boolean isCommitted() {
    Duration pause = FIRST;
    String status = status();
    while ("in progress".equals(status)) {
      sleep(pause);
      pause = Timetable.least(pause.multipliedBy(2), LONGEST);
      status = status();
    }
    return "committed".equals(status);
  }

  private String status() {
    return new Tries(dataSource, Deadline.in(Bounds.DEFAULT.deadline()))
        .run(
            "asking whether a transaction has committed",
            this::status,
            (VedutaException failure, Duration pause) -> {});
  }

  /** A transaction so old that the server has forgotten it has no status. */
  private String status(Connection connection) throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, STATUS)) {
      statement.setString(1, Long.toString(transaction));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return String.valueOf(row.getString(1));
      }
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
