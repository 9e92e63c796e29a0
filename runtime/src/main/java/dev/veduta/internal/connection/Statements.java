package dev.veduta.internal.connection;

import dev.veduta.query.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Prepares statements; the driver names and keeps them on the server where that is safe. */
public final class Statements {
  private Statements() {}

  /** A statement ready to run, its values bound, to be closed by the caller. */
  public static PreparedStatement prepare(Connection connection, Sql sql) throws SQLException {
    PreparedStatement statement = prepare(connection, sql.text());
    try {
      int index = 1;
      for (Sql.Bind<?> bind : sql.binds()) {
        bind.to(statement, index++);
      }
      return statement;
    } catch (Throwable failure) {
      statement.close();
      throw failure;
    }
  }

  /** A statement to bind values to, to be closed by the caller. */
  public static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    Poolers.beforePreparing(connection);
    return connection.prepareStatement(sql);
  }
}
