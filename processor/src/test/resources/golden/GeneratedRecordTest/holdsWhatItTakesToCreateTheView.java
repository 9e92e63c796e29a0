package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.RowReader;
import dev.veduta.view.ViewOption;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the materialized view {@code quick_bits.stats}.
 *
 * <p>No key is known: rows are equal when all their values are.
 *
 * @param id {@code id int4}
 * @param oddName {@code Odd "name text}, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Stats(int id, @Nullable String oddName) {
  /** The view this record reads. */
  public static final KeylessView<Stats> VIEW =
      KeylessView.of(
          RelationInfo.of(RelationKind.MATERIALIZED_VIEW, "quick_bits", "stats")
              .definedAs(" SELECT 1")
              .with(
                  ViewOption.SECURITY_BARRIER,
                  ViewOption.SECURITY_INVOKER,
                  ViewOption.LOCAL_CHECK)
              .reading(
                  new RelationName("quick_bits", "field"),
                  new RelationName("quick_bits", "Odd \"name"))
              .indexedBy(
                  "CREATE UNIQUE INDEX stats_id ON quick_bits.stats USING btree (id)",
                  "CREATE UNIQUE INDEX stats_odd ON quick_bits.stats USING btree"
                      + " (\"Odd \"\"name\")")
              .typed("int4", "text")
              .neverNull("id", "it is so"),
          Columns.ALL,
          Stats::read);

  /** Starts a query over every row. */
  public static Query<Stats> query() {
    return VIEW.query();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Stats other) {
    return VIEW.sameValues(this, other);
  }

  private static Stats read(RowReader row) {
    return new Stats(
        row.getInt(1),
        row.getNullableText(2));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id int4}, never null: it is so. */
    public static final ComparableColumn<Stats, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, Stats::id);

    /** {@code Odd "name text}, may be null. */
    public static final NullableTextColumn<Stats> ODD_NAME =
        new NullableTextColumn<>("Odd \"name", SqlTypes.TEXT, Stats::oddName);

    /** All of them, in the order they are selected. */
    public static final List<Column<Stats, ?>> ALL =
        List.of(ID, ODD_NAME);

    private Columns() {}
  }
}
