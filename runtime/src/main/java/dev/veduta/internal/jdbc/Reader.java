package dev.veduta.internal.jdbc;

import dev.veduta.UnreadableValueException;
import dev.veduta.internal.sql.SelectSql;
import dev.veduta.internal.stale.StaleCheck;
import dev.veduta.query.Selection;
import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the statements that read, on one connection: the relation checked first, then the types of
 * the result, then the rows; every failure a {@link dev.veduta.VedutaException}.
 */
public final class Reader {
  /** From so many rows on, the two round trips more that a COPY needs pay; docs/benchmarks.md. */
  private static final int COPY_ROWS = 3_000;

  /** Of fewer columns, what the driver does for each row of a COPY outweighs what is saved. */
  private static final int COPY_COLUMNS = 6;

  private final Connection connection;
  private final StaleCheck check;
  private final Cursors cursors;

  public Reader(Connection connection) {
    this.connection = connection;
    this.check = new StaleCheck(connection);
    this.cursors = new Cursors(connection);
  }

  interface Reading<T> {
    T read() throws SQLException;
  }

  private interface Result<T> {
    T of(ResultSet rows) throws SQLException;
  }

  /** All rows of a statement that selects the columns of a relation. */
  public <R> List<R> rows(Relation<R> relation, Sql sql) {
    return single(relation, sql, rows -> all(relation, sql, rows));
  }

  /**
   * All rows of a selection: by COPY where they are expected to be many and the connection can, and
   * otherwise one by one, as any statement reads.
   */
  public <R> List<R> list(Selection<R> selection) {
    Relation<R> relation = selection.relation();
    Sql sql = SelectSql.rows(selection);
    Optional<String> copied =
        isForCopy(selection, sql) ? SelectSql.binaryRows(selection).toLiterals() : Optional.empty();
    List<R> rows =
        copied
            .map(literals -> copiedRows(relation, sql, literals))
            .orElseGet(() -> rows(relation, sql));
    RowCounts.saw(sql, rows.size());
    return rows;
  }

  private boolean isForCopy(Selection<?> selection, Sql sql) {
    return selection.relation().columns().size() >= COPY_COLUMNS
        && RowCounts.expected(sql, selection.limit()) >= COPY_ROWS
        && Copy.isOffered(connection);
  }

  /** The one number of a statement that counts. */
  public long number(Relation<?> relation, Sql sql) {
    return single(relation, sql, rows -> rows.next() ? rows.getLong(1) : 0);
  }

  /** The one truth value of a statement that asks. */
  public boolean truth(Relation<?> relation, Sql sql) {
    return single(relation, sql, rows -> rows.next() && rows.getBoolean(1));
  }

  /** The rows one by one, so many fetched from the server at a time. */
  public <R> Cursor<R> cursor(Relation<R> relation, Sql sql, int fetchSize) {
    return reading(
        relation,
        sql,
        () -> {
          check.beforeReading(relation);
          cursors.begin();
          try {
            return open(relation, sql, fetchSize);
          } finally {
            cursors.endIfIdle();
          }
        });
  }

  /** Closes the cursors that are still open. */
  public void closeCursors() throws SQLException {
    cursors.closeAll();
  }

  private <R> Cursor<R> open(Relation<R> relation, Sql sql, int fetchSize) throws SQLException {
    PreparedStatement statement = Statements.prepare(connection, sql);
    try {
      statement.setFetchSize(fetchSize);
      ResultSet rows = statement.executeQuery();
      check.beforeRows(relation, rows.getMetaData());
      Cursor<R> cursor = new Cursor<>(this, cursors, relation, sql, statement, rows);
      cursors.opened(cursor);
      return cursor;
    } catch (Throwable failure) {
      statement.close();
      throw failure;
    }
  }

  private <T> T single(Relation<?> relation, Sql sql, Result<T> result) {
    return reading(
        relation,
        sql,
        () -> {
          check.beforeReading(relation);
          try (PreparedStatement statement = Statements.prepare(connection, sql);
              ResultSet rows = statement.executeQuery()) {
            return result.of(rows);
          }
        });
  }

  private <R> List<R> all(Relation<R> relation, Sql sql, ResultSet rows) throws SQLException {
    check.beforeRows(relation, rows.getMetaData());
    List<R> all = new ArrayList<>();
    JdbcRow row = new JdbcRow(relation, sql, rows);
    while (rows.next()) {
      all.add(relation.read(row));
    }
    return all;
  }

  private <R> List<R> copiedRows(Relation<R> relation, Sql sql, String literals) {
    return reading(
        relation,
        sql,
        () -> {
          check.beforeReading(relation);
          cursors.begin();
          List<R> all;
          try {
            check.beforeCopy(relation);
            all = all(Copy.start(connection, relation, sql, literals));
          } catch (Throwable failure) {
            cursors.endIfIdle(failure);
            throw failure;
          }
          cursors.endIfIdle();
          return all;
        });
  }

  private static <R> List<R> all(Copy<R> copy) throws SQLException {
    List<R> all = new ArrayList<>();
    try {
      for (R row = copy.next(); row != null; row = copy.next()) {
        all.add(row);
      }
      return all;
    } catch (Throwable failure) {
      copy.drainAfter(failure);
      throw failure;
    }
  }

  <T> T reading(Relation<?> relation, Sql sql, Reading<T> reading) {
    try {
      return reading.read();
    } catch (SQLException failure) {
      throw check.explain(relation, sql, failure);
    } catch (UnreadableValueException unreadable) {
      throw check.explain(relation, unreadable);
    }
  }
}
