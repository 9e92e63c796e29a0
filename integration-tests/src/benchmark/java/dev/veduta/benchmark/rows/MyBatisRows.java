package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.TransactionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.postgresql.ds.PGSimpleDataSource;

/** MyBatis without its caches, a session for each read; it finds the records' constructors. */
final class MyBatisRows implements Contender {
  private final Connection connection;
  private final SqlSessionFactory factory;

  /** What MyBatis makes an implementation of. */
  interface Mapper {
    String SELECT = HandWritten.SELECT;

    @Select(SELECT)
    List<SaleRow> all();

    @Select("select id, state, paid from sales")
    List<Narrow> narrow();

    @Select("select * from ten_sales")
    @Options(fetchSize = HandWritten.FETCH_SIZE)
    Cursor<SaleRow> tenSales();

    @Select(SELECT + " where id = #{id}")
    SaleRow byKey(int id);

    @Select(SELECT + " where id > #{after} order by id limit 50")
    List<SaleRow> page(int after);

    @Select(
        SELECT + " where id = any (#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})")
    List<SaleRow> byKeys(Integer[] ids);
  }

  MyBatisRows(Connection connection) {
    this.connection = connection;
    Properties leaveOpen = new Properties();
    leaveOpen.setProperty("closeConnection", "false");
    TransactionFactory transactions = new ManagedTransactionFactory();
    transactions.setProperties(leaveOpen);
    Environment environment = new Environment("rows", transactions, new PGSimpleDataSource());
    Configuration configuration = new Configuration(environment);
    configuration.setCacheEnabled(false);
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    configuration.addMapper(Mapper.class);
    this.factory = new SqlSessionFactoryBuilder().build(configuration);
  }

  @Override
  public Map<Scenario, Read> reads() {
    return Map.of(
        Scenario.ALL,
        keys -> in(Mapper::all),
        Scenario.NARROW,
        keys -> in(Mapper::narrow),
        Scenario.STREAMED,
        keys -> streamed(),
        Scenario.HEAP_STREAMED,
        keys -> streamed(),
        Scenario.BY_KEY,
        keys -> in(mapper -> mapper.byKey(keys.get(0))),
        Scenario.PAGE,
        keys -> in(mapper -> mapper.page(keys.get(0))),
        Scenario.KEYS_10,
        keys -> in(mapper -> mapper.byKeys(keys.toArray(Integer[]::new))),
        Scenario.KEYS_100,
        keys -> in(mapper -> mapper.byKeys(keys.toArray(Integer[]::new))));
  }

  @Override
  public Record comparable(Object row) {
    return row instanceof SaleRow sale ? sale.toSale() : (Record) row;
  }

  private <T> T in(Function<Mapper, T> read) {
    try (SqlSession session = factory.openSession(connection)) {
      return read.apply(session.getMapper(Mapper.class));
    }
  }

  private Read.Rows streamed() {
    return each -> {
      connection.setAutoCommit(false);
      try (SqlSession session = factory.openSession(connection);
          Cursor<SaleRow> rows = session.getMapper(Mapper.class).tenSales()) {
        rows.forEach(each);
        connection.commit();
      } finally {
        connection.setAutoCommit(true);
      }
    };
  }
}
