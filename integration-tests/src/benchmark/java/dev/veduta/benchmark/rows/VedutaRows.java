package dev.veduta.benchmark.rows;

import dev.veduta.Veduta;
import dev.veduta.query.OrderedQuery;
import dev.veduta.query.Selection;
import dev.veduta.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A session for each read; where it reads long lists by COPY or several connections, of a pool. */
final class VedutaRows implements Contender {
  private final Connection connection;
  private final Veduta pool;
  private Session holder;

  VedutaRows(Connection connection) throws SQLException {
    this.connection = connection;
    this.pool = Veduta.of(new SmallPool(connection.getMetaData().getURL()));
  }

  @Override
  public Map<Scenario, Read> reads() {
    Map<Scenario, Read> reads = new EnumMap<>(Scenario.class);
    reads.put(Scenario.ALL, keys -> list(Sale.KEYLESS.query()));
    reads.put(Scenario.MAPPED, keys -> list(Sale.VIEW.query()));
    reads.put(Scenario.MAP_LOADED, keys -> list(Sale.VIEW.query()));
    reads.put(Scenario.TWO_CONNECTIONS, keys -> onTwoConnections());
    reads.put(Scenario.NARROW, keys -> list(Narrow.VIEW.query()));
    reads.put(Scenario.STREAMED, keys -> streamed());
    reads.put(Scenario.BY_KEY, keys -> in(session -> session.get(Sale.VIEW, keys.get(0))));
    reads.put(Scenario.PAGE, keys -> list(after(keys.get(0)).limit(50)));
    reads.put(Scenario.KEYS_10, keys -> in(session -> session.findAll(Sale.VIEW, keys)));
    reads.put(Scenario.KEYS_100, keys -> in(session -> session.findAll(Sale.VIEW, keys)));
    reads.put(Scenario.FIRST_1000, keys -> first(1_000));
    reads.put(Scenario.FIRST_3000, keys -> first(3_000));
    reads.put(Scenario.FIRST_10000, keys -> first(10_000));
    reads.put(Scenario.HELD, keys -> held());
    reads.put(Scenario.HEAP_STREAMED, keys -> streamed());
    reads.put(Scenario.HEAP_MAPPED, keys -> mapped());
    return reads;
  }

  private static OrderedQuery<Sale> after(int id) {
    return Sale.KEYLESS.query().where(Sale.Columns.ID.gt(id)).orderBy(Sale.Columns.ID.asc());
  }

  private List<Sale> first(int limit) {
    return list(Sale.KEYLESS.query().orderBy(Sale.Columns.ID.asc()).limit(limit));
  }

  private <R> List<R> list(Selection<R> selection) {
    return in(session -> session.list(selection));
  }

  private List<Sale> onTwoConnections() {
    try (Session session = pool.openSession();
        Stream<Sale> rows = session.bulk(Sale.VIEW.query()).connections(2).stream()) {
      return rows.toList();
    }
  }

  private Read.Rows streamed() {
    return each -> {
      try (Session session = pool.openSession();
          Stream<Sale> rows = session.stream(Sale.TEN_TIMES.query())) {
        rows.forEach(each);
      }
    };
  }

  private Read.Mapped mapped() {
    Session session = Veduta.session(connection);
    return new Read.Mapped(session.list(Sale.VIEW.query()), session);
  }

  private long held() {
    if (holder == null) {
      holder = Veduta.session(connection);
      holder.list(Sale.VIEW.query());
    }
    Session session = holder;
    return Finds.sum(id -> session.get(Sale.VIEW, id).customer());
  }

  private <T> T in(Function<Session, T> read) {
    try (Session session = Veduta.session(connection)) {
      return read.apply(session);
    }
  }
}
