package dev.veduta.benchmark.rows;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.RecordMapper;
import org.jooq.Records;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectFromStep;
import org.jooq.SelectJoinStep;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * jOOQ with the columns' types known, as its generated tables have them, its logging off, and times
 * read as the driver has them rather than from their text.
 *
 * @param <R> its record of all columns
 */
final class JooqRows<R extends org.jooq.Record> implements Contender {
  private static final Field<Integer> ID = field(name("id"), SQLDataType.INTEGER);
  private static final Field<Long> CUSTOMER = field(name("customer"), SQLDataType.BIGINT);
  private static final Field<String> CODE = field(name("code"), SQLDataType.CLOB);
  private static final Field<String> STATE = field(name("state"), SQLDataType.CLOB);
  private static final Field<BigDecimal> AMOUNT = field(name("amount"), SQLDataType.NUMERIC);
  private static final Field<Double> WEIGHT = field(name("weight"), SQLDataType.DOUBLE);
  private static final Field<Boolean> PAID = field(name("paid"), SQLDataType.BOOLEAN);
  private static final Field<Instant> MADE = field(name("made"), SQLDataType.INSTANT);
  private static final Field<LocalDate> DUE = field(name("due"), SQLDataType.LOCALDATE);
  private static final Field<UUID> REFERENCE = field(name("reference"), SQLDataType.UUID);
  private static final Field<String> NOTE = field(name("note"), SQLDataType.CLOB);
  private static final Field<Integer> QUANTITY = field(name("quantity"), SQLDataType.INTEGER);

  private final DSLContext jooq;
  private final Function<DSLContext, SelectFromStep<R>> select;
  private final RecordMapper<R, Sale> mapper;
  private final boolean mapped;

  private JooqRows(
      DSLContext jooq,
      Function<DSLContext, SelectFromStep<R>> select,
      RecordMapper<R, Sale> mapper,
      boolean mapped) {
    this.jooq = jooq;
    this.select = select;
    this.mapper = mapper;
    this.mapped = mapped;
  }

  /** Rows as jOOQ's own records. */
  static Contender records(Connection connection) {
    return of(connection, false);
  }

  /** Rows as Java's records. */
  static Contender mapped(Connection connection) {
    return of(connection, true);
  }

  private static Contender of(Connection connection, boolean mapped) {
    return new JooqRows<>(
        DSL.using(
            connection,
            SQLDialect.POSTGRES,
            new Settings().withExecuteLogging(false).withBindOffsetDateTimeType(true)),
        jooq ->
            jooq.select(
                ID, CUSTOMER, CODE, STATE, AMOUNT, WEIGHT, PAID, MADE, DUE, REFERENCE, NOTE,
                QUANTITY),
        Records.mapping(Sale::new),
        mapped);
  }

  @Override
  public Map<Scenario, Read> reads() {
    return Map.of(
        Scenario.ALL,
        keys -> list(sales(jooq, "sales"), mapper),
        Scenario.NARROW,
        keys -> narrow(),
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
    if (row instanceof org.jooq.Record record) {
      return record.into(record.size() == Sale.Columns.ALL.size() ? Sale.class : Narrow.class);
    }
    return (Record) row;
  }

  private SelectJoinStep<R> sales(DSLContext context, String view) {
    return select.apply(context).from(table(name(view)));
  }

  private List<?> narrow() {
    return list(
        jooq.select(ID, STATE, PAID).from(table(name("sales"))), Records.mapping(Narrow::new));
  }

  private Object byKey(int id) {
    ResultQuery<R> query = sales(jooq, "sales").where(ID.eq(id));
    return mapped ? query.fetchSingle(mapper) : query.fetchSingle();
  }

  private List<?> page(int after) {
    return list(sales(jooq, "sales").where(ID.gt(after)).orderBy(ID).limit(50), mapper);
  }

  private List<?> byKeys(List<Integer> ids) {
    return list(sales(jooq, "sales").where(ID.eq(any(val(ids.toArray(Integer[]::new))))), mapper);
  }

  private Read.Rows streamed() {
    return each ->
        jooq.transaction(
            transaction -> {
              ResultQuery<R> query =
                  sales(transaction.dsl(), "ten_sales").fetchSize(HandWritten.FETCH_SIZE);
              try (Stream<R> rows = query.fetchStream()) {
                rows.forEach(row -> each.accept(mapped ? mapper.map(row) : row));
              }
            });
  }

  private <S extends org.jooq.Record> List<?> list(ResultQuery<S> query, RecordMapper<S, ?> into) {
    return mapped ? query.fetch(into) : query.fetch();
  }
}
