package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's JdbcClient with its mapper for records. */
final class SpringRows implements Contender {
  private final JdbcClient client;
  private final JdbcClient fetching;
  private final TransactionTemplate transaction;

  SpringRows(Connection connection) {
    SingleConnectionDataSource dataSource = new SingleConnectionDataSource(connection, false);
    this.client = JdbcClient.create(dataSource);
    JdbcTemplate template = new JdbcTemplate(dataSource);
    template.setFetchSize(HandWritten.FETCH_SIZE);
    this.fetching = JdbcClient.create(template);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  @Override
  public Map<Scenario, Read> reads() {
    return Map.of(
        Scenario.ALL,
        keys -> client.sql(HandWritten.SELECT).query(SaleRow.class).list(),
        Scenario.NARROW,
        keys -> client.sql("select id, state, paid from sales").query(Narrow.class).list(),
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
    return client.sql(HandWritten.SELECT + " where id = ?").param(id).query(SaleRow.class).single();
  }

  private List<SaleRow> page(int after) {
    return client
        .sql(HandWritten.SELECT + " where id > ? order by id limit 50")
        .param(after)
        .query(SaleRow.class)
        .list();
  }

  private List<SaleRow> byKeys(List<Integer> ids) {
    return client
        .sql(HandWritten.SELECT + " where id = any (?)")
        .param(new SqlArrayValue("int4", ids.toArray()))
        .query(SaleRow.class)
        .list();
  }

  private Read.Rows streamed() {
    return each ->
        transaction.executeWithoutResult(
            status -> {
              try (Stream<SaleRow> rows =
                  fetching
                      .sql(HandWritten.SELECT.replace("sales", "ten_sales"))
                      .query(SaleRow.class)
                      .stream()) {
                rows.forEach(each);
              }
            });
  }
}
