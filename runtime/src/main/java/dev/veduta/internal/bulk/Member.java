package dev.veduta.internal.bulk;

import dev.veduta.internal.jdbc.Lease;
import dev.veduta.internal.jdbc.Reader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A connection in a transaction that sees the same snapshot as those of its like. One thread uses
 * it; any other can cancel what it does.
 */
final class Member implements AutoCloseable {
  private final Lease lease;
  private final Reader reader;
  private boolean closed;

  private Member(Lease lease) {
    this.lease = lease;
    this.reader = new Reader(lease.connection(), true, () -> {});
  }

  /** Takes a connection and begins a transaction whose snapshot lasts. */
  static Member from(DataSource pool) throws SQLException {
    Member member = new Member(Lease.from(pool));
    try {
      member.connection().setAutoCommit(false);
      member.run("set transaction isolation level repeatable read");
      return member;
    } catch (Throwable failure) {
      member.closeAfter(failure);
      throw failure;
    }
  }

  Reader reader() {
    return reader;
  }

  /** The name of its snapshot, for others to join while its transaction lasts. */
  String exported() throws SQLException {
    try (Statement statement = connection().createStatement();
        ResultSet rows = statement.executeQuery("select pg_catalog.pg_export_snapshot()")) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Sees what another sees, if it has seen nothing yet. */
  void join(String snapshot) throws SQLException {
    run("set transaction snapshot '" + snapshot + "'");
  }

  /** Has the server stop what it does for this connection; one that was given back is let alone. */
  synchronized void cancel() throws SQLException {
    if (!closed) {
      reader.cancel();
    }
  }

  /** Ends the transaction and gives the connection back. */
  @Override
  public synchronized void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    try (Lease closing = lease) {
      if (!closing.connection().isClosed()) {
        closing.connection().rollback();
        closing.connection().setAutoCommit(true);
      }
    }
  }

  void closeAfter(Throwable failure) {
    try {
      close();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  private Connection connection() {
    return lease.connection();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }
}
