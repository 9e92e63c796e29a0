package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.ColumnsDifferException;
import dev.veduta.UnreadableValueException;
import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Boxed;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Pool;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.OrderedQuery;
import dev.veduta.type.Converter;
import dev.veduta.type.Labels;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Columns of users' classes: what SQL holds equal is one row, what it tells apart is two, and the
 * class has no say in it.
 */
class ConvertedColumnsTest {
  @RegisterExtension static final Database DATABASE = new Database();

  /** All of them are equal, which is a lie. */
  record Code(String text) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Code;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  static final class CodeConverter implements Converter<String, Code> {
    @Override
    public Code fromColumn(String value) {
      if (value.startsWith("bad")) {
        throw new IllegalStateException(value);
      }
      return new Code(value);
    }

    @Override
    public String toColumn(Code value) {
      return value.text();
    }
  }

  enum Size {
    SMALL,
    LARGE,
    HUGE
  }

  private static final SqlType<Code> CODE_TYPE =
      SqlTypes.converted(SqlTypes.TEXT, new CodeConverter());
  private static final ComparableColumn<AnyRow, Code> CODE = AnyRow.column(0, "code", CODE_TYPE);
  private static final NullableComparableColumn<AnyRow, Boxed<BigDecimal>> PRICE =
      AnyRow.nullable(1, "price", SqlTypes.converted(SqlTypes.NUMERIC, Boxed.converter()));
  private static final ComparableColumn<AnyRow, Size> SIZE =
      AnyRow.column(
          2,
          "size",
          SqlTypes.converted(SqlTypes.TEXT, Labels.of(Size.values()).with(Size.HUGE, "A")));
  private static final View<AnyRow, Code> VIEW =
      AnyRow.keyed("public", "items", CODE, List.of(PRICE, SIZE));
  private static final ComparableColumn<AnyRow, Boxed<BigDecimal>> AMOUNT =
      AnyRow.column(0, "amount", SqlTypes.converted(SqlTypes.NUMERIC, Boxed.converter()));
  private static final View<AnyRow, Boxed<BigDecimal>> AMOUNTS =
      AnyRow.keyed("public", "amounts", AMOUNT, List.of());

  private Session session;

  @BeforeAll
  static void create() throws SQLException {
    DATABASE.run(
        """
        create view items as
          select 'c' || i as code, case when i % 7 > 0 then i % 5 + 0.50 end as price,
            (array['SMALL', 'LARGE', 'A'])[i % 3 + 1] as size
          from generate_series(100, 299) i;
        create view bad as
          select case when i < 3000 then 'c' else 'bad secret ' end || i as code,
            1.5 as price, 'SMALL' as size, i as a, i as b, i as c
          from generate_series(1000, 3000) i;
        create view amounts as
          select 1.0 as amount, 1.00 as same union all select 2.50, 2.5;
        create view doubled as select 'a' as code, 1.5 as price, 'SMALL' as size
          from generate_series(1, 2);
        """);
  }

  @BeforeEach
  void open() {
    session = DATABASE.veduta().openSession();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void aKeyIsWhatTheColumnHas() {
    AnyRow row = session.get(VIEW, new Code("c100"));
    AnyRow other = session.get(VIEW, new Code("c101"));
    assertThat(code(row)).isEqualTo("c100");
    assertThat(code(other)).isEqualTo("c101");
    assertThat(session.get(VIEW, new Code("c100"))).isSameAs(row);
    assertThat(session.find(VIEW, new Code("none"))).isEmpty();
    session.expire(VIEW, new Code("c100"));
    assertThat(session.get(VIEW, new Code("c100"))).isNotSameAs(row);
    assertThat(session.get(VIEW, new Code("c101"))).isSameAs(other);
  }

  @Test
  void severalKeysAreTheirColumnsValues() {
    assertThat(session.findAll(VIEW, List.of(new Code("c102"), new Code("c101"), new Code("no"))))
        .extracting(ConvertedColumnsTest::code)
        .containsExactly("c102", "c101");
  }

  @Test
  void whatSqlHoldsEqualIsOneRow() {
    AnyRow row = session.get(AMOUNTS, new Boxed<>(new BigDecimal("1")));
    assertThat(session.get(AMOUNTS, new Boxed<>(new BigDecimal("1.00")))).isSameAs(row);
    assertThat(session.list(AMOUNTS.query().where(AMOUNT.eq(new Boxed<>(new BigDecimal("1.000"))))))
        .singleElement()
        .isSameAs(row);
  }

  @Test
  void rowsOfOneKeyAreComparedByTheColumnsValues() {
    View<AnyRow, Code> doubled = AnyRow.keyed("public", "doubled", CODE, List.of(PRICE, SIZE));
    List<AnyRow> rows = session.list(doubled.query());
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).isSameAs(rows.get(1));
  }

  @Test
  void columnsReadAsOneAreComparedByTheirOwnValues() {
    View<AnyRow, Boxed<BigDecimal>> same =
        AnyRow.keyed("public", "amounts", AMOUNT, List.of()).checking(AMOUNT, "same");
    assertThat(session.list(same.query())).hasSize(2);
    assertThatExceptionOfType(ColumnsDifferException.class)
        .isThrownBy(
            () ->
                session.list(
                    AnyRow.keyed("public", "items", CODE, List.of())
                        .checking(CODE, "size")
                        .query()));
  }

  @Test
  void conditionsBindWhatTheConverterMakes() {
    Boxed<BigDecimal> low = new Boxed<>(new BigDecimal("0.5"));
    Boxed<BigDecimal> high = new Boxed<>(new BigDecimal("2"));
    assertThat(session.count(VIEW.query().where(PRICE.between(low, high)))).isEqualTo(69);
    assertThat(session.count(VIEW.query().where(PRICE.in(List.of(low, high))))).isEqualTo(34);
    assertThat(session.count(VIEW.query().where(PRICE.isNull()))).isEqualTo(28);
    assertThat(session.count(VIEW.query().where(SIZE.eq(Size.HUGE)))).isEqualTo(67);
    assertThat(session.count(VIEW.query().where(SIZE.notIn(List.of(Size.HUGE))))).isEqualTo(133);
    assertThat(session.count(VIEW.query().where(SIZE.lt(Size.LARGE))))
        .as("labels are ordered as the text they are")
        .isEqualTo(67);
  }

  @Test
  void pagesFollowTheColumnsOrder() {
    OrderedQuery<AnyRow> query = VIEW.query().orderBy(PRICE.desc(), SIZE.asc());
    List<AnyRow> all = session.list(query);
    List<AnyRow> paged = new ArrayList<>();
    List<AnyRow> page = session.list(query.limit(17));
    while (!page.isEmpty()) {
      paged.addAll(page);
      page = session.list(query.after(page.get(page.size() - 1)).limit(17));
    }
    assertThat(paged).hasSize(200);
    assertThat(IntStream.range(0, 200)).allMatch(i -> paged.get(i) == all.get(i));
  }

  @Test
  void rangesOfAKeyAreCutByTheColumn() throws SQLException {
    try (Pool pool = DATABASE.pool(true);
        Session own = Veduta.of(pool.dataSource()).openSession();
        Stream<AnyRow> rows = own.bulk(VIEW.query()).connections(3).stream()) {
      assertThat(rows.map(ConvertedColumnsTest::code))
          .hasSize(200)
          .doesNotHaveDuplicates()
          .contains("c100", "c299");
    }
  }

  @Test
  void whatFailsNamesTheColumnAndNotTheValue() {
    View<AnyRow, Code> bad =
        AnyRow.keyed(
            "public",
            "bad",
            CODE,
            List.of(
                PRICE,
                SIZE,
                AnyRow.column(3, "a", SqlTypes.INT4),
                AnyRow.column(4, "b", SqlTypes.INT4),
                AnyRow.column(5, "c", SqlTypes.INT4)));
    for (long limit : List.of(50L, 100_000L)) {
      assertThatExceptionOfType(UnreadableValueException.class)
          .isThrownBy(() -> session.list(bad.query().orderBy(CODE.asc()).limit(limit)))
          .withMessageNotContaining("secret")
          .withMessageStartingWith(
              "[UnreadableValue] public.bad: column \"code\" of type pg_catalog.text holds a value that its Java type"
                  + " cannot: [ConversionFailed] the converter"
                  + " dev.veduta.session.ConvertedColumnsTest$CodeConverter failed with"
                  + " java.lang.IllegalStateException. Leave such rows out with a condition, or leave"
                  + " the column out of the record.");
    }
  }

  private static String code(AnyRow row) {
    return ((Code) row.values().get(0)).text();
  }
}
