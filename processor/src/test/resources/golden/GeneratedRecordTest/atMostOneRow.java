package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RowReader;
import java.math.BigDecimal;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code s.totals}.
 *
 * <p>There is at most one row (proven); rows are equal when all their values are.
 *
 * @param n {@code n int8}
 * @param mean {@code mean numeric}, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Totals(long n, @Nullable BigDecimal mean) {
  /** The view this record reads. */
  public static final KeylessView<Totals> VIEW =
      KeylessView.of(
          RelationInfo.of(RelationKind.VIEW, "s", "totals")
              .typed("int8", "numeric")
              .neverNull("n", "count is never null"),
          Columns.ALL,
          Totals::read);

  /** Starts a query over every row. */
  public static Query<Totals> query() {
    return VIEW.query();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Totals other) {
    return VIEW.sameValues(this, other);
  }

  private static Totals read(RowReader row) {
    return new Totals(
        row.getLong(1),
        row.getNullableDecimal(2));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code n int8}, never null: count is never null. */
    public static final ComparableColumn<Totals, Long> N =
        new ComparableColumn<>("n", SqlTypes.INT8, Totals::n);

    /** {@code mean numeric}, may be null. */
    public static final NullableComparableColumn<Totals, BigDecimal> MEAN =
        new NullableComparableColumn<>("mean", SqlTypes.NUMERIC, Totals::mean);

    /** All of them, in the order they are selected. */
    public static final List<Column<Totals, ?>> ALL =
        List.of(N, MEAN);

    private Columns() {}
  }
}
