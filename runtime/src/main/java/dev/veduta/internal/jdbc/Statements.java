package dev.veduta.internal.jdbc;

import dev.veduta.query.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Prepares statements; the values of the SQL become binds. */
public final class Statements {
  private Statements() {}

  /** A statement ready to run, to be closed by the caller. */
  public static PreparedStatement prepare(Connection connection, Sql sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
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
}
