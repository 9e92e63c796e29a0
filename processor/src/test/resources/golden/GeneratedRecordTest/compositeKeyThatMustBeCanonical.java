package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.CompositeKey;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.math.BigDecimal;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code s.rates}.
 *
 * <p>Rows are equal when their {@code parts} and {@code rate} are equal (asserted: the view's
 * comment); {@link #sameValuesAs} compares every column.
 *
 * @param parts_ {@code parts int4}, of the identity key
 * @param rate {@code rate numeric}, of the identity key
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Rates(int parts_, BigDecimal rate) implements Row<CompositeKey> {
  /** The view this record reads. */
  public static final View<Rates, Key> VIEW =
      View.of(
          RelationInfo.of(RelationKind.TABLE, "s", "rates")
              .keyedAsAsserted("the view's comment")
              .typed("int4", "numeric")
              .neverNull("parts", "it is so")
              .neverNull("rate", "it is so"),
          Columns.ALL,
          List.of(Columns.PARTS, Columns.RATE),
          Rates::identityKey,
          Rates::read);

  /** Starts a query over every row. */
  public static Query<Rates> query() {
    return VIEW.query();
  }

  @Override
  public View<Rates, Key> identityView() {
    return VIEW;
  }

  @Override
  public Key identityKey() {
    return new Key(parts_, rate);
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
        row.getInt(1),
        row.getDecimal(2));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code parts int4}, never null: it is so. */
    public static final ComparableColumn<Rates, Integer> PARTS =
        new ComparableColumn<>("parts", SqlTypes.INT4, Rates::parts_);

    /** {@code rate numeric}, never null: it is so. */
    public static final ComparableColumn<Rates, BigDecimal> RATE =
        new ComparableColumn<>("rate", SqlTypes.NUMERIC, Rates::rate);

    /** All of them, in the order they are selected. */
    public static final List<Column<Rates, ?>> ALL =
        List.of(PARTS, RATE);

    private Columns() {}
  }

  /**
   * The identity key of a row.
   *
   * @param parts_ {@code parts int4}
   * @param rate {@code rate numeric}
   */
  public record Key(int parts_, BigDecimal rate) implements CompositeKey {
    public Key {
      rate = SqlTypes.NUMERIC.identity(rate);
    }

    @Override
    public List<?> parts() {
      return List.of(parts_, rate);
    }
  }
}
