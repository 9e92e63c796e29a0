package dev.veduta.internal.jdbc;

import dev.veduta.VedutaException;
import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A result that is read row by row, for as long as it is open. */
public final class Cursor<R> implements AutoCloseable {
  private final Reader reader;
  private final Cursors cursors;
  private final Relation<R> relation;
  private final Sql sql;
  private final Rows<R> rows;
  private long count;
  private boolean alone = true;
  private boolean closed;

  /** Why the rest of the rows could not be had when it had to make way. */
  private @Nullable SQLException lost;

  Cursor(Reader reader, Cursors cursors, Relation<R> relation, Sql sql, Rows<R> rows) {
    this.reader = reader;
    this.cursors = cursors;
    this.relation = relation;
    this.sql = sql;
    this.rows = rows;
  }

  /** The next row; at the end, and on a failure, the cursor closes itself. */
  public Optional<R> next() {
    return reader.reading(relation, sql, this::advance);
  }

  @Override
  public void close() {
    reader.reading(relation, sql, this::release);
  }

  private Optional<R> advance() throws SQLException {
    if (closed) {
      return Optional.empty();
    }
    R row;
    try {
      cursors.makeWayFor(this);
      row = nextRow();
    } catch (SQLException failure) {
      cursors.aborted();
      releaseAfter(failure);
      throw failure;
    } catch (Throwable failure) {
      releaseAfter(failure);
      throw failure;
    }
    if (row == null) {
      release();
    } else {
      count++;
    }
    return Optional.ofNullable(row);
  }

  private @Nullable R nextRow() throws SQLException {
    if (lost != null) {
      throw lost;
    }
    return rows.next();
  }

  /** Lets another statement have the connection; what fails then is this one's failure. */
  void makeWay() {
    alone = false;
    reader.reading(relation, sql, this::madeWay);
  }

  private boolean madeWay() throws SQLException {
    try {
      rows.makeWay();
      return true;
    } catch (SQLException failure) {
      lost = failure;
      cursors.aborted();
      throw failure;
    }
  }

  private void releaseAfter(Throwable failure) {
    try {
      release();
    } catch (SQLException | VedutaException second) {
      failure.addSuppressed(second);
    }
  }

  boolean release() throws SQLException {
    if (closed) {
      return false;
    }
    closed = true;
    RowCounts.STREAMS.saw(sql, alone ? count : 0);
    try {
      rows.close();
    } finally {
      cursors.closed(this);
    }
    return true;
  }
}
