package acme;

import dev.veduta.query.ArrayColumn;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableArrayColumn;
import dev.veduta.query.NullableRangeColumn;
import dev.veduta.query.PlainColumn;
import dev.veduta.query.Query;
import dev.veduta.query.RangeColumn;
import dev.veduta.type.Point;
import dev.veduta.type.Range;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RowReader;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code s.things}.
 *
 * <p>No key is known: rows are equal when all their values are.
 *
 * @param year {@code year some_type}
 * @param grid {@code grid some_type}, may be null
 * @param names {@code names some_type}
 * @param points {@code points some_type}
 * @param span {@code span some_type}, may be null
 * @param years {@code years some_type}
 * @param multi {@code multi some_type}
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Things(int year, @Nullable List<@Nullable List<@Nullable Double>> grid,
    List<@Nullable String> names, List<@Nullable Point> points, @Nullable Range<Integer> span,
    Range<Integer> years, List<Range<Integer>> multi) {
  /** The view this record reads. */
  public static final KeylessView<Things> VIEW =
      KeylessView.of(
          RelationInfo.of(RelationKind.VIEW, "s", "things")
              .typed("some_type", "some_type", "some_type", "some_type", "some_type", "some_type",
                  "some_type")
              .neverNull("year", "it is so")
              .neverNull("names", "it is so")
              .neverNull("points", "it is so")
              .neverNull("years", "it is so")
              .neverNull("multi", "it is so"),
          Columns.ALL,
          Things::read);

  /** Starts a query over every row. */
  public static Query<Things> query() {
    return VIEW.query();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Things other) {
    return VIEW.sameValues(this, other);
  }

  private static Things read(RowReader row) {
    return new Things(
        row.getInt(1),
        row.getNullable(2, Columns.GRID),
        row.get(3, Columns.NAMES),
        row.get(4, Columns.POINTS),
        row.getNullable(5, Columns.SPAN),
        row.get(6, Columns.YEARS),
        row.get(7, Columns.MULTI));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code year some_type}, never null: it is so. */
    public static final ComparableColumn<Things, Integer> YEAR =
        new ComparableColumn<>("year", SqlTypes.domain("public", "year", SqlTypes.INT4),
            Things::year);

    /** {@code grid some_type}, may be null. */
    public static final NullableArrayColumn<Things, List<@Nullable Double>> GRID =
        new NullableArrayColumn<>("grid", SqlTypes.array(SqlTypes.array(SqlTypes.FLOAT8)),
            Things::grid);

    /** {@code names some_type}, never null: it is so. */
    public static final ArrayColumn<Things, String> NAMES =
        new ArrayColumn<>("names", SqlTypes.array(SqlTypes.TEXT), Things::names);

    /** {@code points some_type}, never null: it is so. */
    public static final PlainColumn<Things, List<@Nullable Point>> POINTS =
        new PlainColumn<>("points", SqlTypes.array(SqlTypes.POINT), Things::points);

    /** {@code span some_type}, may be null. */
    public static final NullableRangeColumn<Things, Integer> SPAN =
        new NullableRangeColumn<>("span", SqlTypes.INT4RANGE, SqlTypes.INT4, Things::span);

    /** {@code years some_type}, never null: it is so. */
    public static final RangeColumn<Things, Integer> YEARS =
        new RangeColumn<>("years", SqlTypes.range("s", "years", SqlTypes.domain("public", "year",
            SqlTypes.INT4)), SqlTypes.domain("public", "year", SqlTypes.INT4), Things::years);

    /** {@code multi some_type}, never null: it is so. */
    public static final ComparableColumn<Things, List<Range<Integer>>> MULTI =
        new ComparableColumn<>("multi", SqlTypes.multirange("s", "multiyears", SqlTypes.range("s",
            "years", SqlTypes.domain("public", "year", SqlTypes.INT4))), Things::multi);

    /** All of them, in the order they are selected. */
    public static final List<Column<Things, ?>> ALL =
        List.of(YEAR, GRID, NAMES, POINTS, SPAN, YEARS, MULTI);

    private Columns() {}
  }
}
