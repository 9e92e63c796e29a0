package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Hibernate's sessions, one for each read; as for reading alone, they look for no changes. */
final class HibernateRows implements Contender {
  private final Connection connection;
  private final SessionFactory factory;
  private Session holder;

  HibernateRows(Connection connection) throws SQLException {
    this.connection = connection;
    this.factory = HibernateFactory.of(connection);
  }

  @Override
  public Map<Scenario, Read> reads() {
    return Map.of(
        Scenario.ALL,
        keys -> in(HibernateRows::all),
        Scenario.MAPPED,
        keys -> in(HibernateRows::all),
        Scenario.NARROW,
        keys -> in(HibernateRows::narrow),
        Scenario.BY_KEY,
        keys -> in(session -> session.find(SaleColumns.One.class, keys.get(0))),
        Scenario.PAGE,
        keys -> in(session -> page(session, keys.get(0))),
        Scenario.KEYS_10,
        keys -> in(session -> session.findMultiple(SaleColumns.One.class, keys)),
        Scenario.KEYS_100,
        keys -> in(session -> session.findMultiple(SaleColumns.One.class, keys)),
        Scenario.HELD,
        keys -> held(),
        Scenario.HEAP_MAPPED,
        keys -> mapped());
  }

  @Override
  public Record comparable(Object row) {
    return row instanceof SaleColumns sale ? sale.toSale() : (Record) row;
  }

  private static List<SaleColumns.One> all(Session session) {
    return session.createSelectionQuery("from Sale", SaleColumns.One.class).list();
  }

  private static List<Narrow> narrow(Session session) {
    return session.createSelectionQuery("select id, state, paid from Sale", Narrow.class).list();
  }

  private static List<SaleColumns.One> page(Session session, int after) {
    return session
        .createSelectionQuery("from Sale where id > :after order by id", SaleColumns.One.class)
        .setParameter("after", after)
        .setMaxResults(50)
        .list();
  }

  private Read.Mapped mapped() {
    Session session = open();
    return new Read.Mapped(all(session), session);
  }

  private long held() {
    if (holder == null) {
      holder = open();
      all(holder);
    }
    Session session = holder;
    return Finds.sum(id -> session.find(SaleColumns.One.class, id).customer);
  }

  private <T> T in(Function<Session, T> read) {
    try (Session session = open()) {
      return read.apply(session);
    }
  }

  private Session open() {
    Session session = factory.withOptions().connection(connection).openSession();
    session.setHibernateFlushMode(FlushMode.MANUAL);
    session.setDefaultReadOnly(true);
    return session;
  }
}
