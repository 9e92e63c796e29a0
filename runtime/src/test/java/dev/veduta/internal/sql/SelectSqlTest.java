package dev.veduta.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Rating;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.fixture.TemplateFieldView.Columns;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Sql;
import dev.veduta.session.Session;
import dev.veduta.type.SqlType;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SelectSqlTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final String SELECT =
      "select \"id\", \"template\", \"order_index\", \"label\""
          + " from \"quick_bits\".\"template_field_view\"";

  @Test
  void readsAsAPersonWouldWriteIt() {
    assertThat(SelectSql.rows(TemplateFieldView.query()).text()).isEqualTo(SELECT);
    Sql page =
        SelectSql.rows(
            TemplateFieldView.query()
                .where(Columns.LABEL.isNull())
                .orderBy(Columns.ORDER_INDEX.desc().nullsLast())
                .limit(20)
                .offset(40));
    assertThat(page.text())
        .isEqualTo(
            SELECT
                + " where \"label\" is null order by \"order_index\" desc nulls last, \"id\""
                + " limit 20 offset ?::\"pg_catalog\".\"int8\"");
    assertThat(page.binds()).extracting(bind -> (Object) bind.value()).containsExactly(40L);
  }

  @Test
  void aLimitIsOnlyEverLowered() {
    var query = TemplateFieldView.query().orderBy(Columns.ID.asc());
    assertThat(SelectSql.rows(query, 2).text()).endsWith(" limit 2");
    assertThat(SelectSql.rows(query.limit(1), 2).text()).endsWith(" limit 1");
    assertThat(SelectSql.rows(query.limit(3), 2).text()).endsWith(" limit 2");
  }

  @Test
  void severalCompositeKeysAreOneArrayForEachColumn() {
    Sql sql = KeySql.rows(Rating.VIEW, List.of(new Rating.Key(1, "a"), new Rating.Key(2, "b")));
    assertThat(sql.text())
        .endsWith(
            " where (\"item\", \"reviewer\") in (select * from unnest("
                + "?::\"pg_catalog\".\"int4\"[], ?::\"pg_catalog\".\"text\"[]))");
    assertThat(sql.binds())
        .extracting(bind -> (Object) bind.value())
        .containsExactly(List.of(1, 2), List.of("a", "b"));
  }

  @Test
  void anOrderIsThatOfTheColumnWhereItIsReadThroughAnExpression() throws SQLException {
    DATABASE.run("create view numbers (id, _) as values (9, 1), (10, 2), (100, 3)");
    ComparableColumn<AnyRow, Integer> id = AnyRow.column(0, "id", asText());
    ComparableColumn<AnyRow, Integer> other = AnyRow.column(1, "_", asText());
    var view = AnyRow.keyed("public", "numbers", id, List.of(other));
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.list(view.query().orderBy(id.asc())))
          .extracting(row -> row.values().get(0))
          .containsExactly(9, 10, 100);
      assertThat(session.list(view.query().orderBy(other.desc())))
          .extracting(row -> row.values().get(0))
          .containsExactly(100, 10, 9);
    }
  }

  private static SqlType<Integer> asText() {
    return new SqlType<>("pg_catalog", "int4") {
      @Override
      public String castName() {
        return "pg_catalog.int4";
      }

      @Override
      public String selectExpression(String column) {
        return column + "::text";
      }

      @Override
      public Integer parse(String text) {
        return Integer.valueOf(text);
      }

      @Override
      public String format(Integer value) {
        return value.toString();
      }
    };
  }
}
