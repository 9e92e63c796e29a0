package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** JDBI with its constructor mapper, and a handle for each read. */
final class JdbiRows implements Contender {
  private final Jdbi jdbi;

  JdbiRows(Connection connection) {
    this.jdbi =
        Jdbi.create(connection)
            .registerArrayType(Integer.class, "int4")
            .registerRowMapper(ConstructorMapper.factory(Sale.class))
            .registerRowMapper(ConstructorMapper.factory(Narrow.class));
  }

  @Override
  public Map<Scenario, Read> reads() {
    return Map.of(
        Scenario.ALL,
        keys -> list(HandWritten.SELECT, Sale.class),
        Scenario.NARROW,
        keys -> list("select id, state, paid from sales", Narrow.class),
        Scenario.STREAMED,
        keys -> streamed(),
        Scenario.BY_KEY,
        keys -> byKey(keys.get(0)),
        Scenario.PAGE,
        keys -> page(keys.get(0)),
        Scenario.KEYS_10,
        this::byKeys,
        Scenario.KEYS_100,
        this::byKeys);
  }

  private Sale byKey(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HandWritten.SELECT + " where id = :id")
                .bind("id", id)
                .mapTo(Sale.class)
                .one());
  }

  private List<Sale> page(int after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HandWritten.SELECT + " where id > :after order by id limit 50")
                .bind("after", after)
                .mapTo(Sale.class)
                .list());
  }

  private List<Sale> byKeys(List<Integer> ids) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HandWritten.SELECT + " where id = any (:ids)")
                .bindArray("ids", Integer.class, ids)
                .mapTo(Sale.class)
                .list());
  }

  private <T> List<T> list(String sql, Class<T> type) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(type).list());
  }

  private Read.Rows streamed() {
    return each ->
        jdbi.useTransaction(
            handle -> {
              try (Stream<Sale> rows = tenSales(handle).mapTo(Sale.class).stream()) {
                rows.forEach(each);
              }
            });
  }

  private static Query tenSales(Handle handle) {
    return handle
        .createQuery(HandWritten.SELECT.replace("sales", "ten_sales"))
        .setFetchSize(HandWritten.FETCH_SIZE);
  }
}
