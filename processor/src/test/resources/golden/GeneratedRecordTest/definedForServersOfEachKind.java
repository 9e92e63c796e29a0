package acme;

import dev.veduta.query.Column;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.RowReader;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code s.sums}.
 *
 * <p>No key is known: rows are equal when all their values are.
 *
 * @param n {@code n int8}, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Sums(@Nullable Long n) {
  /** The view this record reads. */
  public static final KeylessView<Sums> VIEW =
      KeylessView.of(
          RelationInfo.of(RelationKind.VIEW, "s", "sums")
              .definedAs(" SELECT 18;")
              .onlyOn("18")
              .on(
                  "15",
                  RelationInfo.of(RelationKind.MATERIALIZED_VIEW, "s", "sums")
                      .definedAs(
                          """
                           SELECT 15
                             FROM s.t;\
                          """)
                      .reading(new RelationName("s", "t")))
              .on(
                  "any",
                  RelationInfo.of(RelationKind.VIEW, "s", "sums")
                      .definedAs(" SELECT 0;"))
              .typed("int8"),
          Columns.ALL,
          Sums::read);

  /** Starts a query over every row. */
  public static Query<Sums> query() {
    return VIEW.query();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Sums other) {
    return VIEW.sameValues(this, other);
  }

  private static Sums read(RowReader row) {
    return new Sums(
        row.getNullableLong(1));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code n int8}, may be null. */
    public static final NullableComparableColumn<Sums, Long> N =
        new NullableComparableColumn<>("n", SqlTypes.INT8, Sums::n);

    /** All of them, in the order they are selected. */
    public static final List<Column<Sums, ?>> ALL =
        List.of(N);

    private Columns() {}
  }
}
