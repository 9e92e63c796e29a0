package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;

/** The same by hand with a cursor, so many rows at a time, which needs a transaction. */
record Fetching(Connection connection, int fetchSize) implements Contender {
  private interface Work<T> {
    T read(PreparedStatement statement) throws SQLException;
  }

  @Override
  public Map<Scenario, Read> reads() {
    return Map.of(
        Scenario.ALL,
        keys -> fetch(HandWritten.SELECT, HandWritten::read),
        Scenario.NARROW,
        keys -> fetch("select id, state, paid from sales", HandWritten::readNarrow),
        Scenario.STREAMED,
        keys -> (Read.Rows) this::forEach,
        Scenario.HEAP_STREAMED,
        keys -> (Read.Rows) this::forEach);
  }

  void forEach(Consumer<Object> each) throws SQLException {
    fetch(
        HandWritten.SELECT.replace("sales", "ten_sales"),
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              each.accept(HandWritten.row(rows));
            }
            return null;
          }
        });
  }

  private <T> T fetch(String sql, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(fetchSize);
      T result = work.read(statement);
      connection.commit();
      return result;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
