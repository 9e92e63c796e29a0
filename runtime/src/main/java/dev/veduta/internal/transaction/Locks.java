package dev.veduta.internal.transaction;

import dev.veduta.internal.connection.Statements;
import dev.veduta.view.RelationName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Advisory locks that end with their transaction (PostgreSQL manual, 13.3.5): those of a session
 * leak behind a pooler that lends connections by transaction.
 *
 * <p>A view's lock is held alone by who refreshes it, and shared for a moment by who begins to
 * refresh what reads it. A group's is shared by those who refresh one view in a transaction, and
 * held alone by who refreshes several in one: those could otherwise wait for each other in a
 * circle.
 */
public final class Locks {
  public static final long LEDGER = key("ledger", "");

  /** Held by who creates, replaces or drops views. */
  public static final long DDL = key("ddl", "");

  private static final String EXCLUSIVE = "select pg_catalog.pg_advisory_xact_lock(?)";
  private static final String SHARED = "select pg_catalog.pg_advisory_xact_lock_shared(?)";

  private Locks() {}

  /** The lock of a view. */
  public static long view(RelationName view) {
    return key("view", view.quoted());
  }

  /** The lock of a group of views, by its least name. */
  public static long group(RelationName least) {
    return key("group", least.quoted());
  }

  public static void exclusive(Connection connection, long key) throws SQLException {
    take(connection, EXCLUSIVE, key);
  }

  public static void shared(Connection connection, long key) throws SQLException {
    take(connection, SHARED, key);
  }

  private static void take(Connection connection, String sql, long key) throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, sql)) {
      statement.setLong(1, key);
      statement.execute();
    }
  }

  /** Of 64 bits, so that no other program's key is met by accident. */
  private static long key(String kind, String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("veduta " + kind + " " + name).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
