package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** No way to read: takes a binary COPY from the driver and drops it. Nothing on it is faster. */
final class Drained implements Contender {
  private final Connection connection;
  private final Connection second;

  Drained(Connection connection) throws SQLException {
    this.connection = connection;
    this.second = DriverManager.getConnection(connection.getMetaData().getURL());
  }

  @Override
  public Map<Scenario, Read> reads() {
    return Map.of(
        Scenario.ALL, keys -> drain(connection, HandWritten.SELECT),
        Scenario.NARROW, keys -> drain(connection, "select id, state, paid from sales"),
        Scenario.TWO_CONNECTIONS, keys -> onBoth());
  }

  @Override
  public boolean makesRows() {
    return false;
  }

  private long onBoth() throws SQLException {
    String half = HandWritten.SELECT + " where id %s " + Scenario.ROWS / 2;
    CompletableFuture<Long> other =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return drain(second, half.formatted(">"));
              } catch (SQLException failure) {
                throw new CompletionException(failure);
              }
            });
    return drain(connection, half.formatted("<=")) + other.join();
  }

  private static long drain(Connection connection, String select) throws SQLException {
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (" + select + ") to stdout (format binary)");
    long bytes = 0;
    for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
      bytes += row.length;
    }
    return bytes;
  }
}
