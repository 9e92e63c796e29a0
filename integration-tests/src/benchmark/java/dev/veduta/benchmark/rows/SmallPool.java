package dev.veduta.benchmark.rows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.postgresql.ds.PGSimpleDataSource;

/** Keeps connections, so that no contender pays for making them. */
final class SmallPool extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  private final transient ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  SmallPool(String url) {
    setUrl(url);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection kept = idle.poll();
    Connection connection = kept == null ? super.getConnection() : kept;
    return (Connection)
        Proxy.newProxyInstance(
            SmallPool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                idle.push(connection);
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
