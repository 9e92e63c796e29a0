package dev.veduta.internal.refresh;

import dev.veduta.VedutaException;
import dev.veduta.internal.transaction.Deadline;
import dev.veduta.internal.transaction.Start;
import dev.veduta.internal.transaction.Tries;
import dev.veduta.refresh.RefreshListener;
import dev.veduta.refresh.ViewRefresh.Outcome;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One run of a plan, as far as its views share it. Immutable.
 *
 * @param asked the number of a transaction that began after the refresh was asked for: what started
 *     after it serves
 */
record Run(
    DataSource dataSource,
    Request request,
    Plan plan,
    long asked,
    Deadline deadline,
    RefreshListener listener) {

  /**
   * What serves instead of a refresh, if something does.
   *
   * @param read it must have started after this transaction, which refreshed what the view reads
   */
  Optional<Attempt> served(Connection connection, RelationName view, long read, Duration waited)
      throws SQLException {
    Optional<Ledger.Mark> found = Ledger.find(connection, view);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Ledger.Mark mark = found.get();
    Start start = new Start(mark.transaction(), mark.started());
    if (mark.transaction() > Math.max(asked, read)) {
      return Optional.of(
          Attempt.notNeeded(
              view, Outcome.JOINED, "a refresh that started later has served", start, waited));
    }
    return request
        .olderThan()
        .filter(age -> mark.age().compareTo(age) < 0 && mark.transaction() > read)
        .map(
            age ->
                Attempt.notNeeded(
                    view,
                    Outcome.FRESH,
                    "it was refreshed " + mark.age().toMillis() + " ms ago",
                    start,
                    waited));
  }

  /** Refreshes a view in the transaction at hand, and notes it. */
  Attempt refresh(Connection connection, RelationName view, Start start, Duration waited)
      throws SQLException {
    Attempt attempt = new Refreshing(connection, request.mode(), listener).run(view, start, waited);
    Ledger.write(connection, view, start);
    return attempt;
  }

  /** Tries within the deadline, and tells the listener of it. */
  Result tried(RelationName view, Tries.Work<Attempt> work) {
    Tries tries = new Tries(dataSource, deadline);
    Result result;
    try {
      Attempt attempt =
          tries.run(
              "refreshing " + view,
              work,
              (failure, pause) -> listener.retrying(view, failure, pause));
      result = Result.of(attempt, tries);
    } catch (VedutaException failure) {
      result = Result.failed(view, failure, tries);
    }
    listener.finished(result.shown());
    return result;
  }
}
