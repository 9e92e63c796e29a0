package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** Hibernate's stateless sessions, one for each read: no persistence context. */
final class HibernateStateless implements Contender {
  private final Connection connection;
  private final SessionFactory factory;

  HibernateStateless(Connection connection) throws SQLException {
    this.connection = connection;
    this.factory = HibernateFactory.of(connection);
  }

  @Override
  public Map<Scenario, Read> reads() {
    return Map.of(
        Scenario.ALL,
        keys -> list("from Sale", SaleColumns.One.class),
        Scenario.NARROW,
        keys -> list("select id, state, paid from Sale", Narrow.class),
        Scenario.STREAMED,
        keys -> streamed(),
        Scenario.HEAP_STREAMED,
        keys -> streamed(),
        Scenario.BY_KEY,
        keys -> in(session -> session.get(SaleColumns.One.class, keys.get(0))),
        Scenario.PAGE,
        keys -> page(keys.get(0)),
        Scenario.KEYS_10,
        keys -> in(session -> session.getMultiple(SaleColumns.One.class, keys)),
        Scenario.KEYS_100,
        keys -> in(session -> session.getMultiple(SaleColumns.One.class, keys)));
  }

  @Override
  public Record comparable(Object row) {
    return row instanceof SaleColumns sale ? sale.toSale() : (Record) row;
  }

  private <T> List<T> list(String hql, Class<T> type) {
    return in(session -> session.createSelectionQuery(hql, type).setReadOnly(true).list());
  }

  private List<SaleColumns.One> page(int after) {
    return in(
        session ->
            session
                .createSelectionQuery(
                    "from Sale where id > :after order by id", SaleColumns.One.class)
                .setParameter("after", after)
                .setMaxResults(50)
                .setReadOnly(true)
                .list());
  }

  private Read.Rows streamed() {
    return each -> {
      connection.setAutoCommit(false);
      try (StatelessSession session = factory.openStatelessSession(connection);
          Stream<SaleColumns.Ten> rows =
              session
                  .createSelectionQuery("from TenSale", SaleColumns.Ten.class)
                  .setFetchSize(HandWritten.FETCH_SIZE)
                  .setReadOnly(true)
                  .getResultStream()) {
        rows.forEach(each);
        connection.commit();
      } finally {
        connection.setAutoCommit(true);
      }
    };
  }

  private <T> T in(Function<StatelessSession, T> read) {
    try (StatelessSession session = factory.openStatelessSession(connection)) {
      return read.apply(session);
    }
  }
}
