package dev.veduta.internal.jdbc;

import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a {@code COPY (select ...) TO STDOUT (FORMAT binary)}: the server sends all of them,
 * one message each (PostgreSQL manual, COPY; 54.2.6), and the connection is good for nothing else
 * until the last. So when it has to make way, the rest waits in a temporary file.
 */
final class Copy<R> implements Rows<R> {
  /** A signature of 11 bytes, flags, and an extension whose length is here. */
  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  private static final int HEADER = SIGNATURE.length + 2 * Integer.BYTES;

  private static final String IO_ERROR = "58030";

  private final Relation<R> relation;
  private final PGConnection connection;
  private final Retreat retreat;
  private final CopyOut copy;
  private final CopyRow row;
  private @Nullable Spool rest;
  private boolean begun;

  private Copy(
      Relation<R> relation, Sql sql, PGConnection connection, Retreat retreat, CopyOut copy) {
    this.relation = relation;
    this.connection = connection;
    this.retreat = retreat;
    this.copy = copy;
    this.row = new CopyRow(relation, sql);
  }

  /** Has the server stop what it does for a connection, if anything. */
  static void cancel(Connection connection) throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  /**
   * Starts a COPY.
   *
   * @param sql the statement, for messages
   * @param select the same with literals
   * @param retreat to be gone back to if it does not run to its end
   */
  static <R> Copy<R> start(
      Connection connection, Relation<R> relation, Sql sql, String select, Retreat retreat)
      throws SQLException {
    PGConnection own = connection.unwrap(PGConnection.class);
    CopyOut copy = own.getCopyAPI().copyOut("copy (" + select + ") to stdout (format binary)");
    return new Copy<>(relation, sql, own, retreat, copy);
  }

  @Override
  public @Nullable R next() throws SQLException {
    byte[] message = rest == null ? copy.readFromCopy() : read(rest);
    int start = 0;
    if (message != null && !begun) {
      begun = true;
      requireSignature(message);
      start = HEADER;
    }
    if (message == null || isTrailer(message, start)) {
      finish();
      return null;
    }
    row.begin(message, start);
    return relation.read(row);
  }

  @Override
  public void makeWay() throws SQLException {
    if (!copy.isActive()) {
      return;
    }
    try {
      rest = Spool.create();
      for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
        rest.write(row);
      }
    } catch (IOException failure) {
      close();
      throw new SQLException("the rest of a stream found no room in a file", IO_ERROR, failure);
    }
    retreat.forget();
  }

  /** Has the server stop, rather than let all the rest go by. */
  @Override
  public void close() throws SQLException {
    closeRest();
    if (!copy.isActive()) {
      return;
    }
    connection.cancelQuery();
    try {
      drain();
    } catch (SQLException cancelled) {
      // The error that was asked for; what matters is whether the transaction can go on.
    }
    retreat.back();
  }

  private void finish() throws SQLException {
    if (rest == null) {
      drain();
      retreat.forget();
    }
    closeRest();
  }

  private void drain() throws SQLException {
    while (copy.isActive()) {
      copy.readFromCopy();
    }
  }

  private static byte @Nullable [] read(Spool rest) throws SQLException {
    try {
      return rest.read();
    } catch (IOException failure) {
      throw new SQLException("the rest of a stream could not be read", IO_ERROR, failure);
    }
  }

  private void closeRest() throws SQLException {
    if (rest == null) {
      return;
    }
    try {
      rest.close();
      rest = null;
    } catch (IOException failure) {
      throw new SQLException("the file of a stream could not be removed", IO_ERROR, failure);
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
