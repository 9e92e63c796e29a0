package dev.veduta.benchmark.rows;

import dev.veduta.Veduta;
import dev.veduta.session.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a careful person writes with the driver, java.time types and default settings. */
final class HandWritten implements Contender {
  /** What is often advised for streams. */
  static final int FETCH_SIZE = 1_000;

  static final String SELECT =
      "select id, customer, code, state, amount, weight, paid, made, due, reference, note, quantity"
          + " from sales";

  private final Connection connection;
  private final Map<Integer, Sale> held = new HashMap<>();

  HandWritten(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Map<Scenario, Read> reads() {
    Map<Scenario, Read> reads = new EnumMap<>(Scenario.class);
    reads.put(Scenario.ALL, keys -> all());
    reads.put(Scenario.MAPPED, keys -> all());
    reads.put(Scenario.MAP_LOADED, keys -> withoutMap());
    reads.put(Scenario.TWO_CONNECTIONS, keys -> all());
    reads.put(Scenario.NARROW, keys -> narrow());
    reads.put(Scenario.STREAMED, keys -> streamed());
    reads.put(Scenario.BY_KEY, keys -> byKey(keys.get(0)));
    reads.put(Scenario.PAGE, keys -> page(keys.get(0)));
    reads.put(Scenario.KEYS_10, this::byKeys);
    reads.put(Scenario.KEYS_100, this::byKeys);
    reads.put(Scenario.FIRST_1000, keys -> first(1_000));
    reads.put(Scenario.FIRST_3000, keys -> first(3_000));
    reads.put(Scenario.FIRST_10000, keys -> first(10_000));
    reads.put(Scenario.HELD, keys -> held());
    reads.put(Scenario.HEAP_STREAMED, keys -> streamed());
    reads.put(Scenario.HEAP_MAPPED, keys -> mapped());
    return reads;
  }

  static Sale row(ResultSet rows) throws SQLException {
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

  static List<Sale> read(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<Sale> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row(rows));
      }
      return all;
    }
  }

  static List<Narrow> readNarrow(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<Narrow> all = new ArrayList<>();
      while (rows.next()) {
        all.add(new Narrow(rows.getInt(1), rows.getString(2), rows.getBoolean(3)));
      }
      return all;
    }
  }

  private List<Sale> all() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      return read(statement);
    }
  }

  private List<Narrow> narrow() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select id, state, paid from sales")) {
      return readNarrow(statement);
    }
  }

  private Read.Rows streamed() {
    return each -> new Fetching(connection, FETCH_SIZE).forEach(each);
  }

  private Sale byKey(int id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT + " where id = ?")) {
      statement.setInt(1, id);
      return read(statement).get(0);
    }
  }

  private List<Sale> page(int after) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + " where id > ? order by id limit 50")) {
      statement.setInt(1, after);
      return read(statement);
    }
  }

  private List<Sale> byKeys(List<Integer> ids) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + " where id = any (?)")) {
      statement.setArray(1, connection.createArrayOf("int4", ids.toArray()));
      return read(statement);
    }
  }

  private List<Sale> first(int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + " order by id limit ?")) {
      statement.setInt(1, limit);
      return read(statement);
    }
  }

  private Read.Mapped mapped() throws SQLException {
    List<Sale> rows = all();
    Map<Integer, Sale> map = new HashMap<>();
    rows.forEach(sale -> map.put(sale.id(), sale));
    return new Read.Mapped(rows, map::clear);
  }

  private long held() throws SQLException {
    if (held.isEmpty()) {
      all().forEach(sale -> held.put(sale.id(), sale));
    }
    return Finds.sum(id -> held.get(id).customer());
  }

  /** Not by hand: what the map costs is measured beside the same session without it. */
  private List<Sale> withoutMap() {
    try (Session session = Veduta.session(connection)) {
      return session.list(Sale.KEYLESS.query());
    }
  }
}
