package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.ColumnsDifferException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.internal.sql.SelectSql;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Columns that a record reads as one: each row has the same in them, or is refused. */
class SameColumnTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private final ComparableColumn<AnyRow, Integer> id = AnyRow.key("id");
  private final NullableComparableColumn<AnyRow, BigDecimal> total =
      AnyRow.nullable(1, "total", SqlTypes.NUMERIC);
  private final View<AnyRow, Integer> view =
      AnyRow.keyed("public", "totals", id, List.of(total))
          .checking(total, "sum")
          .checking(id, "other_id");

  private static void replace(String rows) throws SQLException {
    DATABASE.run(
        "drop view if exists totals; create view totals as select id, total, sum, other_id"
            + " from (values "
            + rows
            + ") as v (id, total, sum, other_id)");
  }

  @Test
  void isSelectedAndCompared() throws SQLException {
    replace("(1, 1.0, 1.00, 1), (2, null, null::numeric, 2)");
    assertThat(SelectSql.rows(view.query()).text())
        .isEqualTo("select \"id\", \"total\", \"sum\", \"other_id\" from \"public\".\"totals\"");
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.list(view.query()))
          .extracting(AnyRow::values)
          .containsExactlyInAnyOrder(
              List.of(1, new BigDecimal("1.0")), java.util.Arrays.asList(2, null));
      assertThat(session.get(view, 1)).isNotNull();
    }
  }

  @Test
  void aDifferenceNamesRowAndColumns() throws SQLException {
    replace("(1, 1.0, 1.00, 1), (2, 2.0, 2.5, 2), (3, 3.0, null, 3), (4, 4.0, 4.0, 5)");
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.get(view, 1)).isNotNull();
      assertThatExceptionOfType(ColumnsDifferException.class)
          .isThrownBy(() -> session.get(view, 2))
          .withMessage(
              "[ColumnsDiffer] public.totals: in the row (id) = 2, column \"total\" holds 2.0 and"
                  + " column \"sum\" 2.5, and the record reads them as one. Correct the view or its"
                  + " data, or give each column an accessor of its own.");
      assertThatExceptionOfType(ColumnsDifferException.class)
          .isThrownBy(() -> session.get(view, 3))
          .withMessageContaining("holds 3.0 and column \"sum\" null");
      assertThatExceptionOfType(ColumnsDifferException.class)
          .isThrownBy(() -> session.list(view.query()));
      assertThatExceptionOfType(ColumnsDifferException.class)
          .isThrownBy(() -> session.get(view, 4))
          .withMessageContaining("column \"id\" holds 4 and column \"other_id\" 5");
    }
  }

  @Test
  void byCopyToo() throws SQLException {
    DATABASE.run(
        "drop view if exists totals; create view totals as select i as id, i::numeric as total,"
            + " (i + (i = 7999)::int)::numeric as sum, i as other_id, 'a' as a, 'b' as b"
            + " from generate_series(1, 8000) i");
    View<AnyRow, Integer> wide =
        AnyRow.keyed(
                "public", "totals", id, List.of(total, AnyRow.text(2, "a"), AnyRow.text(3, "b")))
            .checking(total, "sum")
            .checking(id, "other_id");
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.list(wide.query().where(id.lt(7999)).orderBy(id.asc()).limit(100_000)))
          .hasSize(7998);
      assertThatExceptionOfType(ColumnsDifferException.class)
          .isThrownBy(() -> session.list(wide.query().orderBy(id.asc()).limit(100_000)))
          .withMessageContaining("(id) = 7999");
    }
  }

  @Test
  void ofAViewWithoutAKeyTheRowIsShown() throws SQLException {
    replace("(1, 1.0, 1.5, 1)");
    var keyless = AnyRow.keyless("public", "totals", List.of(id, total)).checking(total, "sum");
    try (Session session = DATABASE.veduta().openSession()) {
      assertThatExceptionOfType(ColumnsDifferException.class)
          .isThrownBy(() -> session.list(keyless.query()))
          .withMessageContaining("in the row AnyRow[values=[1, 1.0]], column \"total\"");
    }
  }
}
