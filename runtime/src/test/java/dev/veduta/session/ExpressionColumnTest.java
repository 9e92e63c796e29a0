package dev.veduta.session;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.StaleViewException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.internal.session.LazyValue;
import dev.veduta.internal.sql.SelectSql;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Deferred;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.Order;
import dev.veduta.query.OrderedQuery;
import dev.veduta.query.Selection;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions over the columns of a view, read, asked and ordered by as columns are. */
class ExpressionColumnTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private final ComparableColumn<AnyRow, Integer> id = AnyRow.key("id");
  private final NullableComparableColumn<AnyRow, String> label =
      AnyRow.nullable(1, "upper", SqlTypes.TEXT);
  private final NullableComparableColumn<AnyRow, String> heading =
      AnyRow.expression(2, "upper(\"upper\")", SqlTypes.TEXT);
  private final NullableComparableColumn<AnyRow, Boolean> hasA =
      AnyRow.expression(3, "doc ? 'a'", SqlTypes.BOOL);

  /** Of its own for each test, as in a process that has not used it yet. */
  private final View<AnyRow, Integer> view = view(List.of(label, heading, hasA));

  private View<AnyRow, Integer> view(List<Column<AnyRow, ?>> columns) {
    return AnyRow.keyed("public", "labels", id, columns);
  }

  @BeforeEach
  void create() throws SQLException {
    DATABASE.run(
        """
        drop view if exists labels cascade;
        create view labels as
        select i as id, case when i % 7 > 0 then chr(97 + i % 5) end as upper,
          jsonb_build_object(chr(97 + i % 2), i) as doc, current_query() as statement
        from generate_series(1, 60) i
        """);
  }

  @Test
  void standsInTheSelectListUnderANameThatNoColumnHas() {
    assertThat(SelectSql.rows(view.query().orderBy(label.asc())).text())
        .isEqualTo(
            "select \"id\", \"upper\", (upper(\"upper\")) as \"_\", (doc ?? 'a') as \"_\""
                + " from \"public\".\"labels\" order by \"upper\", \"id\"");
  }

  @Test
  void isReadAskedAndFound() {
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.get(view, 1).values()).containsExactly(1, "b", "B", false);
      assertThat(session.get(view, 7).values()).containsExactly(7, null, null, false);
      assertThat(session.list(view.query().where(heading.eq("B").and(hasA.eq(true)))))
          .extracting(row -> row.values().get(0))
          .containsExactlyInAnyOrder(6, 16, 26, 36, 46);
      assertThat(session.count(view.query().where(heading.isNull()))).isEqualTo(8);
      assertThat(session.findAll(view, List.of(3, 2)))
          .extracting(row -> row.values().get(2))
          .containsExactly("D", "C");
    }
  }

  @Test
  void pagesInItsOrder() {
    for (var order : List.of(heading.asc(), heading.desc(), heading.asc().nullsFirst())) {
      OrderedQuery<AnyRow> query = view.query().orderBy(order, hasA.desc());
      try (Session session = DATABASE.veduta().openSession()) {
        List<AnyRow> all = session.list(query);
        List<AnyRow> paged = new ArrayList<>();
        List<AnyRow> page = session.list(query.limit(7));
        while (!page.isEmpty()) {
          paged.addAll(page);
          page = session.list(query.after(page.get(page.size() - 1)).limit(7));
        }
        assertThat(paged).isEqualTo(all).hasSize(60);
      }
    }
  }

  /** A name of the select list comes first in an order, of which the view may have a column. */
  @Test
  void ordersByNoNameOfTheSelectList() throws SQLException {
    DATABASE.run(
        "create or replace view labels as select i as id, chr(97 + i % 5) as upper,"
            + " '{}'::jsonb as doc, current_query() as statement, 7 * i % 61 as _"
            + " from generate_series(1, 60) i");
    ComparableColumn<AnyRow, Integer> deferred =
        new ComparableColumn<>("_", SqlTypes.INT4, row -> lazy(row).get());
    var unnamed = AnyRow.expression(2, "( _ )", SqlTypes.INT4);
    List<Column<AnyRow, ?>> columns = List.of(id, heading, unnamed);
    View<AnyRow, Integer> places =
        View.of(
                RelationInfo.of(RelationKind.VIEW, "public", "labels"),
                columns,
                id,
                row -> {
                  List<Object> values = new ArrayList<>(AnyRow.reader(columns).apply(row).values());
                  values.add(new LazyValue<Integer>());
                  return new AnyRow(values);
                })
            .loading(List.of(Deferred.of(deferred, ExpressionColumnTest::lazy)));
    try (Session session = DATABASE.veduta().openSession()) {
      for (Order<AnyRow> order : List.of(deferred.asc(), unnamed.asc(), Order.<AnyRow>sql("_"))) {
        assertThat(session.list(places.query().orderBy(order)))
            .hasSize(60)
            .isSortedAccordingTo(comparing(row -> 7 * (int) row.values().get(0) % 61));
      }
      var query = places.query().orderBy(deferred.asc());
      AnyRow tenth = session.list(query.limit(10)).get(9);
      assertThat(session.list(query.after(tenth))).hasSize(50);
    }
  }

  @SuppressWarnings("unchecked")
  private static Lazy<Integer> lazy(AnyRow row) {
    return (Lazy<Integer>) row.values().get(3);
  }

  /** Which alone in an order would be places in the select list, or errors. */
  @ParameterizedTest
  @ValueSource(strings = {"2", "-2", "0x2", "0b10", "0o2", "1_0", "true", "null", "'a'", "B'1'"})
  void ordersByAConstantAsByNothing(String constant) {
    var none = AnyRow.expression(2, constant, SqlTypes.TEXT);
    var query = view(List.of(label)).query();
    try (Session session = DATABASE.veduta().openSession()) {
      List<AnyRow> byKey = session.list(query.orderBy(id.asc()));
      assertThat(session.list(query.orderBy(none.desc()))).isEqualTo(byKey);
      assertThat(session.list(query.orderBy(Order.sql(constant)))).isEqualTo(byKey);
    }
  }

  @Test
  void isOrderedByAnIndex() throws SQLException {
    DATABASE.run(
        """
        drop view labels;
        create table labels (id int primary key, upper text not null collate "C");
        create index on labels (upper(upper) desc, id);
        create index on labels using gist (point(id, id));
        """);
    var query = view(List.of(heading)).query();
    Order<AnyRow> near = Order.sql("point(id, id) <-> point({0}, 1)", id.bind(4));
    assertThat(plan(query.orderBy(heading.desc()).limit(1)))
        .contains("using labels_upper_id_idx")
        .doesNotContain("Sort");
    assertThat(plan(query.orderBy(near).limit(1)))
        .contains("using labels_point_idx", "Order By: (point(");
    DATABASE.run("drop table labels");
  }

  private static String plan(Selection<AnyRow> query) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set enable_seqscan = off");
      try (ResultSet lines =
          statement.executeQuery("explain " + SelectSql.rows(query).toLiterals().orElseThrow())) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
    }
    return plan.toString();
  }

  @Test
  void comesByCopy() throws SQLException {
    DATABASE.run(
        "create or replace view labels as select i as id, chr(97 + i % 5) as upper,"
            + " jsonb_build_object(chr(97 + i % 2), i) as doc, current_query() as statement"
            + " from generate_series(1, 8000) i");
    View<AnyRow, Integer> wide =
        view(
            List.of(
                label,
                heading,
                hasA,
                AnyRow.text(4, "statement"),
                AnyRow.expression(5, "id % 3", SqlTypes.INT4)));
    var query = wide.query().where(hasA.eq(true)).orderBy(heading.asc()).limit(100_000);
    try (Session session = DATABASE.veduta().openSession()) {
      List<AnyRow> rows = session.list(query);
      assertThat((String) rows.get(0).values().get(4)).startsWith("copy (").contains("(doc ? 'a')");
      assertThat(rows).hasSize(4000);
      assertThat(rows.get(0).values()).startsWith(10, "a", "A", true).endsWith(1);
    }
  }

  @Test
  void anotherTypeIsSeenOnFirstUse() throws SQLException {
    DATABASE.run(
        "drop view labels; create view labels as"
            + " select 1 as id, 'x'::text as upper, '{}'::jsonb as doc");
    var retyped = view(List.of(AnyRow.expression(1, "upper || '1'", SqlTypes.INT4)));
    try (Session session = DATABASE.veduta().openSession()) {
      assertThatExceptionOfType(StaleViewException.class)
          .isThrownBy(() -> session.find(retyped, 1))
          .satisfies(
              stale ->
                  assertThat(stale.differences())
                      .containsExactly(
                          "expression \"upper || '1'\" was pg_catalog.int4 and is pg_catalog.text"));
    }
  }

  @Test
  void whatIsNoneThereIsSeenOnFirstUse() {
    var gone = view(List.of(AnyRow.expression(1, "acme.shout(upper)", SqlTypes.TEXT)));
    try (Session session = DATABASE.veduta().openSession()) {
      assertThatExceptionOfType(StaleViewException.class)
          .isThrownBy(() -> session.find(gone, 1))
          .withMessageContaining(
              "an expression of its record does not compile there: ERROR: schema \"acme\" does not"
                  + " exist");
    }
  }
}
