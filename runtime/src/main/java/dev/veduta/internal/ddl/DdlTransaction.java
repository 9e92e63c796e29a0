package dev.veduta.internal.ddl;

import dev.veduta.internal.transaction.Deadline;
import dev.veduta.internal.transaction.Locks;
import dev.veduta.internal.transaction.Settings;
import dev.veduta.internal.transaction.Tries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs a script in a transaction: one at a time in a database, and again where its failure can
 * pass.
 */
final class DdlTransaction {
  private final DataSource dataSource;
  private final DdlOptions options;
  private final Deadline deadline;

  DdlTransaction(DataSource dataSource, DdlOptions options) {
    this.dataSource = dataSource;
    this.options = options;
    this.deadline = Deadline.in(options.bounds().deadline());
  }

  interface Work<T> {
    T run(Script script) throws SQLException;
  }

  /** What came of it, and the statements. */
  record Done<T>(T result, List<String> statements) {}

  /** Runs the work; where nothing is to be run, it is only written down. */
  <T> Done<T> run(String doing, Work<T> work) {
    return run(doing, !options.dryRun(), work);
  }

  /** Runs the work in any case; where nothing is to be run, it is rolled back. */
  <T> Done<T> runAndForget(String doing, Work<T> work) {
    return run(doing, true, work);
  }

  private <T> Done<T> run(String doing, boolean running, Work<T> work) {
    return new Tries(dataSource, deadline)
        .run(doing, connection -> inTransaction(connection, running, work), (failure, pause) -> {});
  }

  private <T> Done<T> inTransaction(Connection connection, boolean running, Work<T> work)
      throws SQLException {
    Settings.begin(connection, deadline);
    Locks.exclusive(connection, Locks.DDL);
    Script script = Script.of(connection, running);
    T result = work.run(script);
    if (options.dryRun()) {
      connection.rollback();
    }
    return new Done<>(result, script.committed());
  }
}
