package dev.veduta.internal.connection;

import dev.veduta.ConstraintException.Violated;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The PostgreSQL driver, where there is one. */
public final class Driver {
  private Driver() {}

  /** What the server said of a constraint that a statement violated, as far as it is told. */
  public static Violated violated(SQLException failure) {
    try {
      ServerErrorMessage said =
          failure instanceof PSQLException it ? it.getServerErrorMessage() : null;
      return said == null
          ? new Violated(null, null)
          : new Violated(said.getConstraint(), said.getColumn());
    } catch (LinkageError missing) {
      return new Violated(null, null);
    }
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
