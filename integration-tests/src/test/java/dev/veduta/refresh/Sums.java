package dev.veduta.refresh;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.util.List;

/** A row of any materialized view {@code (item int, total bigint)}. */
record Sums(int item, long total) {
  private static final ComparableColumn<Sums, Integer> ITEM =
      new ComparableColumn<>("item", SqlTypes.INT4, Sums::item);
  private static final ComparableColumn<Sums, Long> TOTAL =
      new ComparableColumn<>("total", SqlTypes.INT8, Sums::total);
  private static final List<Column<Sums, ?>> ALL = List.of(ITEM, TOTAL);

  static View<Sums, Integer> of(String name) {
    return View.of(
        RelationInfo.of(RelationKind.MATERIALIZED_VIEW, "f", name), ALL, ITEM, Sums::read);
  }

  /** A plain view that a table keeps. */
  static View<Sums, Integer> kept(String name) {
    return kept("select item, sum(amount)::bigint as total from f.sales group by item", name);
  }

  /** The same with another definition. */
  static View<Sums, Integer> kept(String query, String name) {
    return View.of(
        RelationInfo.of(RelationKind.VIEW, "f", name).definedAs(query).keptIn(name + "_table"),
        ALL,
        ITEM,
        Sums::read);
  }

  private static Sums read(RowReader row) {
    return new Sums(row.getInt(1), row.getLong(2));
  }
}
