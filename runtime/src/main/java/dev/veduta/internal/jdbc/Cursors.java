package dev.veduta.internal.jdbc;

import dev.veduta.VedutaException;
import dev.veduta.internal.fault.Faults;
import dev.veduta.internal.fault.WriteFaults;
import dev.veduta.internal.transaction.Transaction;
import dev.veduta.query.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
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
  private final Runnable undone;
  private boolean ownTransaction;
  private boolean isAborted;

  /**
   * @param undone is told where the transaction is rolled back, with all that others did in it
   */
  Cursors(Connection connection, Runnable undone) {
    this.connection = connection;
    this.undone = undone;
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

  /**
   * Does something that leaves the connection free. In a transaction of ours it has a savepoint, so
   * that a failure takes neither the cursors with it nor what was written since they were opened.
   */
  <T> T apart(Transaction.Work<T> work) throws SQLException {
    makeWay();
    if (!ownTransaction) {
      return work.run();
    }
    Savepoint before = connection.setSavepoint();
    try {
      T result = work.run();
      connection.releaseSavepoint(before);
      return result;
    } catch (Throwable failure) {
      takeBack(before, failure);
      throw failure;
    }
  }

  private void takeBack(Savepoint before, Throwable failure) {
    try {
      connection.rollback(before);
      connection.releaseSavepoint(before);
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  /** A statement of a cursor has failed, and with it the transaction that it is in. */
  void aborted() {
    isAborted = ownTransaction;
  }

  /** Has the open cursors let another statement have the connection. */
  void makeWay() {
    for (Cursor<?> cursor : open) {
      cursor.makeWay();
    }
  }

  /** The same, for the next rows of one of them. */
  void makeWayFor(Cursor<?> reading) {
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
    } catch (SQLException | VedutaException second) {
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
      if (isAborted) {
        undone.run();
        connection.rollback();
      } else {
        commit();
      }
    } finally {
      isAborted = false;
      connection.setAutoCommit(true);
    }
  }

  /** Deferred constraints are checked here: of what was written meanwhile, nothing is then. */
  private void commit() {
    try {
      connection.commit();
    } catch (SQLException failure) {
      undone.run();
      String doing = "committing what was written while a stream was open";
      throw WriteFaults.of(doing, Sql.of("commit"), failure)
          .orElseGet(() -> Faults.translate(doing, null, failure));
    }
  }
}
