package dev.veduta.internal.jdbc;

import dev.veduta.UnreadableValueException;
import dev.veduta.internal.connection.Driver;
import dev.veduta.internal.connection.Statements;
import dev.veduta.internal.sql.SelectSql;
import dev.veduta.internal.stale.StaleCheck;
import dev.veduta.internal.transaction.Transaction;
import dev.veduta.query.Deferred;
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
import java.util.function.Consumer;

/**
 * Runs the statements that read, on one connection: the relation checked first, then the types of
 * the result, then the rows; every failure a {@link dev.veduta.VedutaException}.
 */
public final class Reader {
  /** Rows a cursor holds at a time. */
  public static final int FETCH_SIZE = 500;

  private final Connection connection;
  private final boolean isOurs;
  private final StaleCheck check;
  private final Cursors cursors;
  private final Copies copies;

  /**
   * @param isOurs whether nobody else uses the connection meanwhile
   * @param undone is told where what was written while a cursor was open is undone with it
   */
  public Reader(Connection connection, boolean isOurs, Runnable undone) {
    this.connection = connection;
    this.isOurs = isOurs;
    this.check = new StaleCheck(connection);
    this.cursors = new Cursors(connection, undone);
    this.copies = new Copies(connection, check, cursors);
  }

  interface Reading<T> {
    T read() throws SQLException;
  }

  /** What is made of a result. */
  public interface Result<T> {
    T of(ResultSet rows) throws SQLException;
  }

  /** All rows of a statement that selects the columns of a relation. */
  public <R> List<R> rows(Relation<R> relation, Sql sql) {
    return result(relation, sql, rows -> all(relation, sql, rows, row -> {}));
  }

  /**
   * All rows of a selection: by COPY where they are expected to be many and the connection can, and
   * otherwise one by one, as any statement reads.
   *
   * @param each is told of each row as it is read
   */
  public <R> List<R> list(Selection<R> selection, Consumer<R> each) {
    Sql sql = SelectSql.rows(selection);
    long expected = RowCounts.LISTS.expected(sql, selection.limit().orElse(0));
    List<R> rows =
        reading(selection.selected(), sql, () -> copies.select(selection, expected))
            .flatMap(select -> copied(selection.selected(), sql, select, each))
            .orElseGet(() -> withoutCopy(selection.selected(), sql, each));
    RowCounts.LISTS.saw(sql, rows.size());
    return rows;
  }

  /** The one number of a statement that counts. */
  public long number(Relation<?> relation, Sql sql) {
    return result(relation, sql, rows -> rows.next() ? rows.getLong(1) : 0);
  }

  /** The one truth value of a statement that asks. */
  public boolean truth(Relation<?> relation, Sql sql) {
    return result(relation, sql, rows -> rows.next() && rows.getBoolean(1));
  }

  /**
   * The rows of a selection one by one. By COPY only on a connection of ours: until the last row a
   * COPY has the connection for itself, and whoever else used it would wait for ever. Not where
   * relationships are loaded with the rows: it would have to make way at once.
   */
  public <R> Cursor<R> stream(Selection<R> selection) {
    Sql sql = SelectSql.rows(selection);
    long expected = RowCounts.STREAMS.expected(sql, selection.limit().orElse(Long.MAX_VALUE));
    return cursor(
        selection.selected(),
        sql,
        () ->
            isOurs && !readsBetween(selection)
                ? copies.select(selection, expected)
                : Optional.empty());
  }

  private static <R> boolean readsBetween(Selection<R> selection) {
    return selection.loaded().stream().anyMatch(it -> !(it instanceof Deferred));
  }

  /** The same by COPY whoever the connection belongs to, who has promised not to use it. */
  public <R> Cursor<R> bulk(Selection<R> selection) {
    return cursor(selection.selected(), SelectSql.rows(selection), () -> copies.select(selection));
  }

  /** Has the server stop what it does for this connection. May be called from any thread. */
  public void cancel() throws SQLException {
    if (Driver.isBehind(connection)) {
      Copy.cancel(connection);
    }
  }

  /** Closes the cursors that are still open. */
  public void closeCursors() throws SQLException {
    cursors.closeAll();
  }

  private <R> Cursor<R> cursor(Relation<R> relation, Sql sql, Reading<Optional<String>> selected) {
    return reading(
        relation,
        sql,
        () -> {
          prepare(relation);
          Optional<String> select = selected.read();
          try {
            Optional<Rows<R>> copied =
                select.isPresent() ? copies.start(relation, sql, select.get()) : Optional.empty();
            Rows<R> rows =
                copied.isPresent() ? copied.get() : cursors.apart(() -> fetched(relation, sql));
            Cursor<R> cursor = new Cursor<>(this, cursors, relation, sql, rows);
            cursors.opened(cursor);
            return cursor;
          } catch (Throwable failure) {
            cursors.endIfIdle(failure);
            throw failure;
          }
        });
  }

  private <R> Rows<R> fetched(Relation<R> relation, Sql sql) throws SQLException {
    cursors.begin();
    PreparedStatement statement = Statements.prepare(connection, sql);
    try {
      statement.setFetchSize(FETCH_SIZE);
      ResultSet rows = statement.executeQuery();
      check.beforeRows(relation, rows.getMetaData());
      copies.readWithout();
      return new ResultRows<>(relation, sql, statement, rows);
    } catch (Throwable failure) {
      statement.close();
      throw failure;
    }
  }

  /**
   * The rows that statements write and answer, with the columns of a relation. All are written, or
   * where a statement fails, a row cannot be read or is refused, none; in a caller's transaction,
   * that is for the caller to see to.
   *
   * @param doing what they do, for messages: {@code inserting into gear.item}
   * @param shown the statement for messages: that of many rows is long
   * @param judge refuses rows by what it throws
   */
  public <R> List<R> write(
      String doing,
      Relation<R> relation,
      Sql shown,
      List<Sql> statements,
      Consumer<List<R>> judge) {
    Transaction.Work<List<R>> writing =
        () -> {
          List<R> rows = written(relation, shown, statements);
          judge.accept(rows);
          return rows;
        };
    try {
      prepare(relation);
      return connection.getAutoCommit()
          ? Transaction.run(connection, writing)
          : cursors.apart(writing);
    } catch (SQLException failure) {
      throw check.explainWrite(doing, relation, shown, failure);
    } catch (UnreadableValueException unreadable) {
      throw check.explain(relation, unreadable);
    }
  }

  private <R> List<R> written(Relation<R> relation, Sql shown, List<Sql> statements)
      throws SQLException {
    List<R> written = new ArrayList<>();
    for (Sql sql : statements) {
      try (PreparedStatement statement = Statements.prepare(connection, sql);
          ResultSet rows = statement.executeQuery()) {
        written.addAll(all(relation, shown, rows, row -> {}));
      }
    }
    return written;
  }

  /** What a function makes of the result of a statement. */
  public <T> T result(Relation<?> relation, Sql sql, Result<T> made) {
    return reading(
        relation,
        sql,
        () -> {
          prepare(relation);
          return cursors.apart(() -> made(sql, made));
        });
  }

  private <T> T made(Sql sql, Result<T> made) throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, sql);
        ResultSet rows = statement.executeQuery()) {
      return made.of(rows);
    }
  }

  private void prepare(Relation<?> relation) throws SQLException {
    cursors.makeWay();
    check.beforeReading(relation);
  }

  private <R> List<R> withoutCopy(Relation<R> relation, Sql sql, Consumer<R> each) {
    return result(
        relation,
        sql,
        rows -> {
          copies.readWithout();
          return all(relation, sql, rows, each);
        });
  }

  private <R> List<R> all(Relation<R> relation, Sql sql, ResultSet rows, Consumer<R> each)
      throws SQLException {
    check.beforeRows(relation, rows.getMetaData());
    List<R> all = new ArrayList<>();
    JdbcRow row = new JdbcRow(relation, sql, rows);
    while (rows.next()) {
      R read = relation.read(row);
      all.add(read);
      each.accept(read);
    }
    return all;
  }

  /** Empty if COPY was refused. */
  private <R> Optional<List<R>> copied(
      Relation<R> relation, Sql sql, String select, Consumer<R> each) {
    return reading(
        relation,
        sql,
        () -> {
          prepare(relation);
          Optional<List<R>> all;
          try {
            all =
                cursors.apart(
                    () -> {
                      Optional<Rows<R>> rows = copies.start(relation, sql, select);
                      return rows.isPresent()
                          ? Optional.of(all(rows.get(), each))
                          : Optional.<List<R>>empty();
                    });
          } catch (Throwable failure) {
            cursors.endIfIdle(failure);
            throw failure;
          }
          cursors.endIfIdle();
          return all;
        });
  }

  private static <R> List<R> all(Rows<R> rows, Consumer<R> each) throws SQLException {
    List<R> all = new ArrayList<>();
    try {
      for (R row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
        each.accept(row);
      }
      return all;
    } catch (Throwable failure) {
      closeAfter(failure, rows);
      throw failure;
    }
  }

  private static void closeAfter(Throwable failure, Rows<?> rows) {
    try {
      rows.close();
    } catch (SQLException second) {
      failure.addSuppressed(second);
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
