package dev.veduta.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction on a connection that is in autocommit before and after. */
public final class Transaction {
  private Transaction() {}

  public interface Work<T> {
    T run() throws SQLException;
  }

  /** Commits what the work did, or rolls it back where it fails. */
  public static <T> T run(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.run();
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    } catch (Throwable failure) {
      undo(connection, failure);
      throw failure;
    }
  }

  private static void undo(Connection connection, Throwable failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }
}
