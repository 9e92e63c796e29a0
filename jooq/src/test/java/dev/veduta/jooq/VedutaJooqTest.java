package dev.veduta.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.veduta.IdentityConflictException;
import dev.veduta.UnexpectedNullException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.GearStats;
import dev.veduta.fixture.Pool;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Expression;
import dev.veduta.query.JsonColumn;
import dev.veduta.session.Session;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.KeylessView;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.jooq.impl.TableRecordImpl;
import org.jooq.impl.ThreadLocalTransactionProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VedutaJooqTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final Table<Record> FIELDS = table(name("quick_bits", "template_field_view"));
  private static final Field<Integer> ID = field(name("id"), SQLDataType.INTEGER);
  private static final Field<Integer> TEMPLATE = field(name("template"), SQLDataType.INTEGER);
  private static final Field<Integer> ORDER = field(name("order_index"), SQLDataType.INTEGER);
  private static final Field<String> LABEL = field(name("label"), SQLDataType.CLOB);
  private static final Table<Record> STATS = table(name("gear", "stats"));

  private Pool pool;

  @BeforeAll
  static void silence() {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  @BeforeEach
  void open() {
    pool = DATABASE.pool(true);
  }

  @AfterEach
  void everyConnectionCameBack() throws SQLException {
    assertThat(pool.faults()).isEmpty();
    pool.close();
  }

  @Test
  void oneTransactionServesBothAndIsRolledBackForBoth() {
    DSLContext context = overPool();
    assertThatThrownBy(
            () ->
                context.transaction(
                    transaction -> {
                      renamedIsSeenByBoth(transaction.dsl());
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(labelOf54(context)).isEqualTo("Label 4");
  }

  @Test
  void oneTransactionServesBothAndIsCommittedForBoth() throws SQLException {
    DSLContext context = overPool();
    context.transaction(transaction -> renamedIsSeenByBoth(transaction.dsl()));
    assertThat(labelOf54(context)).isEqualTo("renamed");
    DATABASE.run("update quick_bits.field set label = 'Label 4' where id = 54");
  }

  @Test
  void aNestedTransactionIsTheSameOne() {
    DSLContext context = overPool();
    context.transaction(
        outer -> {
          assertThatThrownBy(
                  () ->
                      outer
                          .dsl()
                          .transaction(
                              inner -> {
                                renamedIsSeenByBoth(inner.dsl());
                                throw new IllegalStateException("no");
                              }))
              .hasMessage("no");
          assertThat(labelOf54(outer.dsl())).isEqualTo("Label 4");
        });
  }

  @Test
  void aTransactionBoundToTheThreadIsJoinedByTheContextOutside() {
    ConnectionProvider provider = new DataSourceConnectionProvider(pool.dataSource());
    Configuration configuration =
        new DefaultConfiguration()
            .set(SQLDialect.POSTGRES)
            .set(provider)
            .set(new ThreadLocalTransactionProvider(provider));
    DSLContext context = DSL.using(configuration);
    assertThatThrownBy(
            () ->
                context.transaction(
                    () -> {
                      renamedIsSeenByBoth(context);
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(labelOf54(context)).isEqualTo("Label 4");
  }

  @Test
  void aConnectionOfTheCallersIsLeftOpen() throws SQLException {
    try (Connection connection = DATABASE.connect()) {
      connection.setAutoCommit(false);
      DSLContext context = DSL.using(connection, SQLDialect.POSTGRES);
      renamedIsSeenByBoth(context);
      assertThat(connection.isClosed()).isFalse();
      connection.rollback();
      assertThat(labelOf54(context)).isEqualTo("Label 4");
      connection.rollback();
    }
  }

  @Test
  void outsideOfATransactionAConnectionIsHadAndGivenBack() {
    try (Session session = VedutaJooq.session(overPool())) {
      assertThat(session.get(TemplateFieldView.VIEW, 54).label()).isEqualTo("Label 4");
      assertThat(pool.faults()).hasSize(1);
    }
    assertThat(pool.faults()).isEmpty();
  }

  @Test
  void aContextWithoutAConnectionIsAnError() {
    assertThatThrownBy(() -> VedutaJooq.session(DSL.using(SQLDialect.POSTGRES)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("[JooqConnection] this DSLContext has no JDBC connection to join");
  }

  @Test
  void recordsComeFromAnyQueryWhoseColumnsHaveTheNames() {
    ResultQuery<?> query =
        overPool()
            .select(LABEL, inline(1).as("more"), ORDER, ID, TEMPLATE)
            .from(FIELDS)
            .where(ID.eq(54));
    List<TemplateFieldView> rows = query.fetch(VedutaJooq.mapper(TemplateFieldView.VIEW));
    assertThat(rows).hasSize(1);
    try (Session session = DATABASE.veduta().openSession()) {
      TemplateFieldView row = session.get(TemplateFieldView.VIEW, 54);
      assertThat(rows.get(0).sameValuesAs(row)).isTrue();
      List<TemplateFieldView> fetched = VedutaJooq.fetch(query, TemplateFieldView.VIEW);
      assertThat(fetched.get(0).sameValuesAs(row)).isTrue();
    }
  }

  @Test
  void aQueryOfAGeneratedTableIsReadAsVedutaReads() throws SQLException {
    DATABASE.run("create or replace view ides as select 1 as id, date '0044-03-15 BC' as day");
    KeylessView<AnyRow> ides =
        AnyRow.keyless(
            "public",
            "ides",
            List.of(AnyRow.column(0, "day", SqlTypes.DATE), AnyRow.column(1, "id", SqlTypes.INT4)));
    ResultQuery<IdesRecord> query = overPool().selectFrom(new Ides()).where(ID.eq(1));
    assertThatThrownBy(() -> query.fetch(VedutaJooq.mapper(ides)))
        .hasMessageStartingWith(
            "[UnreadableValue] public.ides: jOOQ read the column \"day\" of type pg_catalog.date as"
                + " LocalDate, which is not surely the value in the database. Read the query with"
                + " VedutaJooq.fetch, or select VedutaJooq.fields(...) of the record's VIEW.");
    assertThat(VedutaJooq.fetch(query, ides))
        .containsExactly(new AnyRow(List.of(LocalDate.of(-43, 3, 15), 1)));
  }

  /** As jOOQ generates tables. */
  private static final class Ides extends TableImpl<IdesRecord> {
    Ides() {
      super(name("ides"));
      createField(name("id"), SQLDataType.INTEGER);
      createField(name("day"), SQLDataType.LOCALDATE);
    }

    @Override
    public Class<IdesRecord> getRecordType() {
      return IdesRecord.class;
    }
  }

  /** As jOOQ generates records. */
  public static final class IdesRecord extends TableRecordImpl<IdesRecord> {
    public IdesRecord() {
      super(new Ides());
    }
  }

  @Test
  void aStreamIsReadAsAListIs() {
    ResultQuery<?> query = overPool().select(VedutaJooq.fields(GearStats.VIEW)).from(STATS);
    try (Stream<GearStats> rows =
        VedutaJooq.typed(query, GearStats.VIEW)
            .fetchStream()
            .map(VedutaJooq.mapper(GearStats.VIEW))) {
      assertThat(rows).containsExactlyInAnyOrder(new GearStats(1, 2), new GearStats(2, 1));
    }
  }

  @Test
  void aSessionAnswersTheInstanceThatItHas() {
    DSLContext context = overPool();
    try (Session session = VedutaJooq.session(context)) {
      GearStats held = session.get(GearStats.VIEW, 1);
      var query = context.select(VedutaJooq.fields(GearStats.VIEW)).from(STATS);
      List<GearStats> mapped = query.fetch(VedutaJooq.mapper(GearStats.VIEW, session));
      List<GearStats> fetched = VedutaJooq.fetch(query, GearStats.VIEW, session);
      assertThat(mapped).anySatisfy(row -> assertThat(row).isSameAs(held));
      assertThat(fetched).zipSatisfy(mapped, (one, other) -> assertThat(one).isSameAs(other));
      GearStats other = mapped.stream().filter(row -> row.item() == 2).findFirst().orElseThrow();
      assertThat(session.get(GearStats.VIEW, 2)).isSameAs(other);
    }
  }

  @Test
  void twoRowsOfOneKeyAreAConflict() {
    DSLContext context = overPool();
    ResultQuery<?> query = context.resultQuery("values (1, 2::int8), (1, 3)");
    try (Session session = VedutaJooq.session(context)) {
      ResultQuery<?> typed = query.coerce(VedutaJooq.fields(GearStats.VIEW));
      assertThatExceptionOfType(IdentityConflictException.class)
          .isThrownBy(
              () -> session.adopt(GearStats.VIEW, typed.fetch(VedutaJooq.mapper(GearStats.VIEW))));
    }
  }

  @Test
  void aMissingColumnIsNamed() {
    ResultQuery<?> query = overPool().select(ID, TEMPLATE, LABEL).from(FIELDS);
    String message =
        "[JooqColumn] the record of quick_bits.template_field_view reads the column"
            + " \"order_index\", and the query does not select it; it selects id, template, label."
            + " Select VedutaJooq.fields(...) of the record's VIEW.";
    assertThatThrownBy(() -> query.fetch(VedutaJooq.mapper(TemplateFieldView.VIEW)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> VedutaJooq.fetch(query, TemplateFieldView.VIEW)).hasMessage(message);
  }

  @Test
  void aColumnThatIsThereTwiceIsNamed() {
    Table<Record> other = FIELDS.as("other");
    ResultQuery<?> query =
        overPool()
            .select(VedutaJooq.fields(TemplateFieldView.VIEW, FIELDS))
            .select(VedutaJooq.field(TemplateFieldView.Columns.LABEL, other))
            .from(FIELDS)
            .join(other)
            .using(ID);
    assertThatThrownBy(() -> VedutaJooq.fetch(query, TemplateFieldView.VIEW))
        .hasMessageContaining("reads the column \"label\", which the query selects 2 times");
  }

  @Test
  void anOuterJoinsNullIsNamed() {
    ResultQuery<?> query =
        overPool()
            .select(VedutaJooq.fields(GearStats.VIEW))
            .from(table("(select 7 as item) i"))
            .leftJoin(STATS)
            .using(field(name("item")));
    assertThatExceptionOfType(UnexpectedNullException.class)
        .isThrownBy(() -> VedutaJooq.fetch(query, GearStats.VIEW))
        .withMessageStartingWith(
            "[UnexpectedNull] gear.stats: column \"reviews\" is null, which its record holds never"
                + " to be. Do not read it from the outer side of a join");
  }

  @Test
  void aColumnOfALocaleNeedsItsField() throws SQLException {
    DATABASE.run("create or replace view price as select 12.5::numeric::money as amount");
    KeylessView<AnyRow> price =
        AnyRow.keyless("public", "price", List.of(AnyRow.column(0, "amount", SqlTypes.MONEY)));
    DSLContext context = overPool();
    Table<Record> from = table(name("public", "price")).as("p");
    assertThat(VedutaJooq.fetch(context.select(VedutaJooq.fields(price, from)).from(from), price))
        .extracting(row -> row.values().get(0))
        .containsExactly(new BigDecimal("12.50"));
    ResultQuery<?> plain = context.select(field(name("amount"))).from(from);
    assertThatThrownBy(() -> VedutaJooq.fetch(plain, price))
        .hasMessageStartingWith(
            "[JooqCast] the column \"amount\" of public.price is of type pg_catalog.money, which is"
                + " read by way of a cast.");
    assertThatThrownBy(() -> plain.fetch(VedutaJooq.mapper(price)))
        .hasMessageContaining("jOOQ read the column \"amount\" of type pg_catalog.money as ");
  }

  @Test
  void anExpressionIsSelectedAsSuch() {
    KeylessView<AnyRow> view =
        AnyRow.keyless(
            "quick_bits",
            "template_field_view",
            List.of(
                new ComparableColumn<>(
                    new Expression("upper(\"label\") || '?'"),
                    SqlTypes.TEXT,
                    row -> (String) row.values().get(0))));
    DSLContext context = overPool();
    assertThat(
            VedutaJooq.fetch(
                context.select(VedutaJooq.fields(view)).from(FIELDS).where(ID.eq(54)), view))
        .containsExactly(new AnyRow(List.of("LABEL 4?")));
    assertThatThrownBy(() -> VedutaJooq.fetch(context.selectFrom(FIELDS), view))
        .hasMessageContaining("the query does not select it");
  }

  @Test
  void aConditionIsTheSameInAStatementOfJooqs() {
    var condition =
        TemplateFieldView.Columns.LABEL
            .like("Label%")
            .and(TemplateFieldView.Columns.ORDER_INDEX.in(List.of(1, 2)))
            .and(TemplateFieldView.Columns.LABEL.eq("it's \\ {0} ? :x").not());
    List<TemplateFieldView> ours;
    try (Session session = DATABASE.veduta().openSession()) {
      ours = session.list(TemplateFieldView.query().where(condition));
    }
    assertThat(ours).isNotEmpty();
    for (StatementType type : StatementType.values()) {
      DSLContext context =
          DSL.using(pool.dataSource(), SQLDialect.POSTGRES, new Settings().withStatementType(type));
      assertThat(
              context
                  .select(VedutaJooq.fields(TemplateFieldView.VIEW))
                  .from(FIELDS)
                  .where(ID.gt(0).and(VedutaJooq.condition(condition)))
                  .fetch(VedutaJooq.mapper(TemplateFieldView.VIEW)))
          .containsExactlyInAnyOrderElementsOf(ours);
    }
  }

  @Test
  void anOperatorWithAQuestionMarkIsNoPlaceholder() throws SQLException {
    DATABASE.run("create or replace view docs as select '{\"a\": {\"x\": 1}}'::jsonb as doc");
    JsonColumn<AnyRow> doc = new JsonColumn<>("doc", SqlTypes.JSONB, row -> "{}");
    assertThat(
            overPool()
                .fetchCount(
                    DSL.select(field(name("doc")))
                        .from(table(name("docs")))
                        .where(VedutaJooq.condition(doc.pathExists("$.a ? (@.x == 1)")))))
        .isEqualTo(1);
  }

  private DSLContext overPool() {
    return DSL.using(pool.dataSource(), SQLDialect.POSTGRES);
  }

  private static void renamedIsSeenByBoth(DSLContext context) {
    context.execute("update quick_bits.field set label = 'renamed' where id = 54");
    try (Session session = VedutaJooq.session(context)) {
      assertThat(session.get(TemplateFieldView.VIEW, 54).label()).isEqualTo("renamed");
      assertThat(labelOf54(context)).isEqualTo("renamed");
    }
    assertThat(labelOf54(context)).isEqualTo("renamed");
  }

  private static String labelOf54(DSLContext context) {
    return context.select(LABEL).from(FIELDS).where(ID.eq(54)).fetchSingle().value1();
  }
}
