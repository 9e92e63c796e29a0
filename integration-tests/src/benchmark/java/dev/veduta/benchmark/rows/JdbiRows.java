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
            .registerRowMapper(ConstructorMapper.factory(SaleRow.class))
            .registerRowMapper(ConstructorMapper.factory(Narrow.class));
  }

  @Override
  public Map<Scenario, Read> reads() {
    return Map.of(
        Scenario.ALL,
        keys -> list(HandWritten.SELECT, SaleRow.class),
        Scenario.NARROW,
        keys -> list("select id, state, paid from sales", Narrow.class),
        Scenario.STREAMED,
        keys -> streamed(),
        Scenario.HEAP_STREAMED,
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

  @Override
  public Record comparable(Object row) {
    return row instanceof SaleRow sale ? sale.toSale() : (Record) row;
  }

  private SaleRow byKey(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HandWritten.SELECT + " where id = :id")
                .bind("id", id)
                .mapTo(SaleRow.class)
                .one());
  }

  private List<SaleRow> page(int after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HandWritten.SELECT + " where id > :after order by id limit 50")
                .bind("after", after)
                .mapTo(SaleRow.class)
                .list());
  }

  private List<SaleRow> byKeys(List<Integer> ids) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HandWritten.SELECT + " where id = any (:ids)")
                .bindArray("ids", Integer.class, ids)
                .mapTo(SaleRow.class)
                .list());
  }

  private <T> List<T> list(String sql, Class<T> type) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(type).list());
  }

  private Read.Rows streamed() {
    return each ->
        jdbi.useTransaction(
            handle -> {
              try (Stream<SaleRow> rows = tenSales(handle).mapTo(SaleRow.class).stream()) {
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
