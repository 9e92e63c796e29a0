package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a careful person writes with the driver, java.time types and default settings. */
record HandWritten(Connection connection) {
  private static final String SELECT =
      "select id, customer, code, state, amount, weight, paid, made, due, reference, note, quantity"
          + " from sales";

  /** What is often advised for streams. */
  private static final int FETCH_SIZE = 1_000;

  List<Sale> all() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      return read(statement);
    }
  }

  /** As a stream is read with the driver: by a cursor, in a transaction. */
  long count(String from) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(SELECT.replace("sales", from))) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet rows = statement.executeQuery()) {
        long count = 0;
        for (; rows.next(); count++) {
          row(rows);
        }
        return count;
      }
    } finally {
      connection.setAutoCommit(true);
    }
  }

  List<Sale> first(int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + " order by id limit ?")) {
      statement.setInt(1, limit);
      return read(statement);
    }
  }

  List<Sale> page(int after) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + " where id > ? order by id limit 50")) {
      statement.setInt(1, after);
      return read(statement);
    }
  }

  Sale byKey(int id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT + " where id = ?")) {
      statement.setInt(1, id);
      return read(statement).get(0);
    }
  }

  List<Sale> byKeys(Integer[] ids) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + " where id = any (?)")) {
      statement.setArray(1, connection.createArrayOf("int4", ids));
      return read(statement);
    }
  }

  List<Narrow> narrow() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select id, state, paid from sales");
        ResultSet rows = statement.executeQuery()) {
      List<Narrow> all = new ArrayList<>();
      while (rows.next()) {
        all.add(new Narrow(rows.getInt(1), rows.getString(2), rows.getBoolean(3)));
      }
      return all;
    }
  }

  private static List<Sale> read(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<Sale> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row(rows));
      }
      return all;
    }
  }

  private static Sale row(ResultSet rows) throws SQLException {
    return new Sale(
        rows.getInt(1),
        rows.getLong(2),
        rows.getString(3),
        rows.getString(4),
        rows.getBigDecimal(5),
        rows.getDouble(6),
        rows.getBoolean(7),
        rows.getObject(8, OffsetDateTime.class).toInstant(),
        rows.getObject(9, LocalDate.class),
        rows.getObject(10, UUID.class),
        rows.getString(11),
        rows.getObject(12, Integer.class));
  }
}
