package dev.veduta.internal.refresh;

import dev.veduta.StaleViewException;
import dev.veduta.internal.fault.Faults;
import dev.veduta.internal.sql.SelectSql;
import dev.veduta.query.Sql;
import dev.veduta.refresh.RefreshReport;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Refreshes one materialized view. Whether {@code CONCURRENTLY} works is looked up, never tried:
 * the error of a trial makes connection pools throw the connection away.
 */
public final class Refresher {
  private Refresher() {}

  /** Refreshes on a connection in autocommit. */
  public static RefreshReport refresh(Connection connection, Relation<?> relation)
      throws SQLException {
    MaterializedView view =
        MaterializedView.of(connection, relation).orElseThrow(() -> gone(relation));
    boolean concurrently = view.canRefreshConcurrently();
    Instant started = Instant.now();
    long from = System.nanoTime();
    run(connection, relation, sql(relation, concurrently));
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    return new RefreshReport(relation, concurrently, view.because(), started, took);
  }

  /**
   * Makes sure, before there is a connection, that the record is of a materialized view.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void requireMaterialized(Relation<?> relation) {
    if (relation.kind() != RelationKind.MATERIALIZED_VIEW) {
      throw new IllegalArgumentException(
          "[NotMaterialized] "
              + relation
              + " is no materialized view, so there is nothing to refresh; if it became one, run"
              + " mvn veduta:reflect and compile again");
    }
  }

  private static StaleViewException gone(Relation<?> relation) {
    return new StaleViewException(
        relation, List.of("there is no such materialized view any more"), null, null);
  }

  private static Sql sql(Relation<?> relation, boolean concurrently) {
    return Sql.of("refresh materialized view ")
        .then(concurrently ? "concurrently " : "")
        .then(SelectSql.qualified(relation));
  }

  private static void run(Connection connection, Relation<?> relation, Sql sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.text());
    } catch (SQLException failure) {
      throw Faults.translate("refreshing " + relation, sql, failure);
    }
  }
}
