package dev.veduta.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The open cursors of a connection. PostgreSQL's live in a transaction: the caller's where there is
 * one, otherwise one that begins with the first open cursor and ends with the last.
 */
final class Cursors {
  private final Connection connection;
  private final Set<Cursor<?>> open = new LinkedHashSet<>();
  private boolean ownTransaction;

  Cursors(Connection connection) {
    this.connection = connection;
  }

  /**
   * Sees to a transaction, before a cursor is opened.
   *
   * @return whether it is a new one
   */
  boolean begin() throws SQLException {
    boolean isNew = connection.getAutoCommit();
    if (isNew) {
      connection.setAutoCommit(false);
      ownTransaction = true;
    }
    return isNew;
  }

  /** Has the open cursors let another statement have the connection. */
  void makeWay() throws SQLException {
    for (Cursor<?> cursor : open) {
      cursor.makeWay();
    }
  }

  /** The same, for the next rows of one of them. */
  void makeWayFor(Cursor<?> reading) throws SQLException {
    if (open.size() > 1) {
      for (Cursor<?> cursor : open) {
        if (cursor != reading) {
          cursor.makeWay();
        }
      }
    }
  }

  void opened(Cursor<?> cursor) {
    open.add(cursor);
  }

  void closed(Cursor<?> cursor) throws SQLException {
    open.remove(cursor);
    endIfIdle();
  }

  /** Ends the transaction if it is ours and no cursor needs it. */
  void endIfIdle() throws SQLException {
    if (open.isEmpty() && ownTransaction) {
      ownTransaction = false;
      end();
    }
  }

  /** The same after a failure, which what fails then is added to. */
  void endIfIdle(Throwable failure) {
    try {
      endIfIdle();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  void closeAll() throws SQLException {
    for (Cursor<?> cursor : List.copyOf(open)) {
      cursor.release();
    }
  }

  /** Commits, as autocommit would have, what else was done meanwhile; if aborted, that is over. */
  private void end() throws SQLException {
    try {
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
