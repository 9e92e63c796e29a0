package dev.veduta.introspect;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Reads array columns; null is no elements. */
final class Rows {
  private Rows() {}

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return list(row, column, String.class);
  }

  static <T> List<T> list(ResultSet row, String column, Class<T> type) throws SQLException {
    Array array = row.getArray(column);
    return array == null
        ? List.of()
        : Arrays.stream((Object[]) array.getArray()).<T>map(type::cast).toList();
  }
}
