package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code s.rates}.
 *
 * <p>Rows are equal when their {@code rate} is equal (proven: primary key of quick_bits.field);
 * {@link #sameValuesAs} compares every column.
 *
 * @param rate {@code rate float8}, of the identity key
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Rates(double rate) implements Row<Double> {
  /** The view this record reads. */
  public static final View<Rates, Double> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "s", "rates")
              .keyed("primary key of quick_bits.field")
              .typed("float8")
              .neverNull("rate", "it is so"),
          Columns.ALL,
          Columns.RATE,
          Rates::read);

  /** Starts a query over every row. */
  public static Query<Rates> query() {
    return VIEW.query();
  }

  @Override
  public View<Rates, Double> identityView() {
    return VIEW;
  }

  @Override
  public Double identityKey() {
    return SqlTypes.FLOAT8.identity(rate);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rates that && identityKey().equals(that.identityKey());
  }

  @Override
  public int hashCode() {
    return identityKey().hashCode();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Rates other) {
    return VIEW.sameValues(this, other);
  }

  private static Rates read(RowReader row) {
    return new Rates(
        row.getDouble(1));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code rate float8}, never null: it is so. */
    public static final ComparableColumn<Rates, Double> RATE =
        new ComparableColumn<>("rate", SqlTypes.FLOAT8, Rates::rate);

    /** All of them, in the order they are selected. */
    public static final List<Column<Rates, ?>> ALL =
        List.of(RATE);

    private Columns() {}
  }
}
