package dev.veduta.internal.connection;

import dev.veduta.ConstraintException.Violated;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The PostgreSQL driver, where there is one. */
public final class Driver {
  private Driver() {}

  /** What the server said of a constraint that a statement violated, as far as it is told. */
  public static Violated violated(SQLException failure) {
    return said(failure)
        .map(it -> new Violated(it.getConstraint(), it.getColumn()))
        .orElseGet(() -> new Violated(null, null));
  }

  /** What the server said of a place in the statement that it was sent; empty of all else. */
  public static Optional<String> saidOfStatement(SQLException failure) {
    return said(failure).filter(it -> it.getPosition() > 0).map(ServerErrorMessage::getMessage);
  }

  private static Optional<ServerErrorMessage> said(SQLException failure) {
    try {
      return failure instanceof PSQLException it
          ? Optional.ofNullable(it.getServerErrorMessage())
          : Optional.empty();
    } catch (LinkageError missing) {
      return Optional.empty();
    }
  }

  /**
   * Whether text comes as UTF-8; it does unless the driver lets its user change that ({@code
   * allowEncodingChanges}).
   */
  public static boolean readsUtf8(Connection connection) throws SQLException {
    String encoding = connection.unwrap(PGConnection.class).getParameterStatus("client_encoding");
    return encoding == null || encoding.equals("UTF8");
  }

  /** Whether it is on the class path, and the pool, if any, hands out its connection. */
  public static boolean isBehind(Connection connection) {
    try {
      return connection.isWrapperFor(PGConnection.class);
    } catch (SQLException | LinkageError refused) {
      return false;
    }
  }
}
