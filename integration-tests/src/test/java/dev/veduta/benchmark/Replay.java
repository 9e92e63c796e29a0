package dev.veduta.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that something sent, to send them again: what the server and the driver take
 * alone.
 *
 * @param sent in their order
 */
record Replay(List<Sent> sent) {
  /** A statement, and the calls that bound its parameters. */
  record Sent(String sql, List<Call> binds) {}

  /** A call of a method. */
  record Call(Method method, Object[] arguments) {
    Object on(Object target) throws SQLException {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof SQLException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  Replay {
    sent = List.copyOf(sent);
  }

  /** What sends statements. */
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  static Replay record(Connection connection, Work work) throws SQLException {
    List<Sent> sent = new ArrayList<>();
    work.on(
        proxy(
            Connection.class,
            call -> {
              Object result = call.on(connection);
              if (call.method().getName().equals("prepareStatement")) {
                return prepared((PreparedStatement) result, (String) call.arguments()[0], sent);
              }
              return result instanceof Statement plain ? plain(plain, sent) : result;
            }));
    return new Replay(sent);
  }

  private static PreparedStatement prepared(
      PreparedStatement statement, String sql, List<Sent> sent) {
    List<Call> binds = new ArrayList<>();
    sent.add(new Sent(sql, binds));
    return proxy(
        PreparedStatement.class,
        call -> {
          if (call.method().getName().startsWith("set")) {
            binds.add(call);
          }
          return call.on(statement);
        });
  }

  private static Statement plain(Statement statement, List<Sent> sent) {
    return proxy(
        Statement.class,
        call -> {
          if (call.method().getName().startsWith("execute")) {
            sent.add(new Sent((String) call.arguments()[0], List.of()));
          }
          return call.on(statement);
        });
  }

  private interface Answer {
    Object to(Call call) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            Replay.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(new Call(method, arguments))));
  }

  /** Sends all in one transaction, which it undoes, and lets the driver take every row. */
  int on(Connection connection) throws SQLException {
    int rows = 0;
    connection.setAutoCommit(false);
    for (Sent each : sent) {
      try (PreparedStatement statement = connection.prepareStatement(each.sql())) {
        for (Call bind : each.binds()) {
          bind.on(statement);
        }
        if (statement.execute()) {
          rows += count(statement.getResultSet());
        }
      }
    }
    connection.rollback();
    return rows;
  }

  private static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }
}
