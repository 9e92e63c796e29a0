package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.StaleViewException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.internal.sql.SelectSql;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.OrderedQuery;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
