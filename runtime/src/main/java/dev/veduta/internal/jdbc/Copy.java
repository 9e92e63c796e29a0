package dev.veduta.internal.jdbc;

import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * A running {@code COPY (select ...) TO STDOUT (FORMAT binary)}: the server sends all rows, one
 * message each (PostgreSQL manual, COPY; 54.2.6), and the connection is good for nothing else until
 * the last.
 */
final class Copy<R> {
  /** A signature of 11 bytes, flags, and an extension whose length is here. */
  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  private static final int HEADER = SIGNATURE.length + 2 * Integer.BYTES;

  private final Relation<R> relation;
  private final CopyOut copy;
  private final CopyRow row;
  private boolean begun;

  private Copy(Relation<R> relation, Sql sql, CopyOut copy) {
    this.relation = relation;
    this.copy = copy;
    this.row = new CopyRow(relation, sql);
  }

  /** Whether the driver can: it is on the class path, and the pool hands out its connection. */
  static boolean isOffered(Connection connection) {
    try {
      return connection.isWrapperFor(PGConnection.class);
    } catch (SQLException | LinkageError refused) {
      return false;
    }
  }

  /**
   * Starts a COPY.
   *
   * @param sql the statement, for messages
   * @param select the same with literals
   */
  static <R> Copy<R> start(Connection connection, Relation<R> relation, Sql sql, String select)
      throws SQLException {
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (" + select + ") to stdout (format binary)");
    return new Copy<>(relation, sql, copy);
  }

  /** The next row, or null after the last. */
  @Nullable R next() throws SQLException {
    byte[] message = copy.readFromCopy();
    int start = 0;
    if (message != null && !begun) {
      begun = true;
      requireSignature(message);
      start = HEADER;
    }
    if (message == null || isTrailer(message, start)) {
      drain();
      return null;
    }
    row.begin(message, start);
    return relation.read(row);
  }

  /** Lets the rest go by, so that the connection can be used again. */
  void drain() throws SQLException {
    while (copy.isActive()) {
      copy.readFromCopy();
    }
  }

  /** The same after a failure, which what fails then is added to. */
  void drainAfter(Throwable failure) {
    try {
      drain();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  /** A count of columns of -1. */
  private static boolean isTrailer(byte[] message, int start) {
    return message[start] == -1 && message[start + 1] == -1;
  }

  private static void requireSignature(byte[] message) throws SQLException {
    if (message.length < HEADER
        || !Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
      throw new SQLException("the server's COPY is not in the binary format", "08P01");
    }
  }
}
