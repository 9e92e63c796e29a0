package dev.veduta.internal.jdbc;

import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A result that the server keeps and hands out a part at a time. */
public final class Cursor<R> implements AutoCloseable {
  private final Reader reader;
  private final Cursors cursors;
  private final Relation<R> relation;
  private final Sql sql;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final JdbcRow row;
  private boolean closed;

  Cursor(
      Reader reader,
      Cursors cursors,
      Relation<R> relation,
      Sql sql,
      PreparedStatement statement,
      ResultSet rows) {
    this.reader = reader;
    this.cursors = cursors;
    this.relation = relation;
    this.sql = sql;
    this.statement = statement;
    this.rows = rows;
    this.row = new JdbcRow(relation, sql, rows);
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
    try {
      if (!closed && rows.next()) {
        return Optional.of(relation.read(row));
      }
    } catch (Throwable failure) {
      releaseAfter(failure);
      throw failure;
    }
    release();
    return Optional.empty();
  }

  private void releaseAfter(Throwable failure) {
    try {
      release();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  boolean release() throws SQLException {
    if (closed) {
      return false;
    }
    closed = true;
    try {
      statement.close();
    } finally {
      cursors.closed(this);
    }
    return true;
  }
}
