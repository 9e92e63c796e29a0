package dev.veduta.internal.ddl;

import dev.veduta.internal.connection.Statements;
import dev.veduta.internal.sql.Resources;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Asks the catalog about relations by their numbers. */
final class Oids {
  private Oids() {}

  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What one of the SQL files here answers; each parameter of it is a list of oids. */
  @SafeVarargs
  static <T> List<T> ask(
      Connection connection, String file, Reader<T> reader, Collection<Long>... oids)
      throws SQLException {
    try (PreparedStatement statement =
        Statements.prepare(connection, Resources.text(Oids.class, file))) {
      for (int i = 0; i < oids.length; i++) {
        statement.setArray(i + 1, array(connection, oids[i]));
      }
      return read(statement, reader);
    }
  }

  static <T> List<T> read(PreparedStatement statement, Reader<T> reader) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    }
  }

  static Array array(Connection connection, Collection<Long> oids) throws SQLException {
    return connection.createArrayOf("int8", oids.toArray());
  }

  /** Texts of an array column. */
  static List<String> texts(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
