package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.CompositeKey;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code s.rates}.
 *
 * <p>Rows are equal when their {@code year} and {@code rate} and {@code code} are equal, a null
 * to a null (proven: distinct); {@link #sameValuesAs} compares every column.
 *
 * @param year {@code year int4}, of the identity key
 * @param rate {@code rate numeric}, may be null, of the identity key
 * @param code {@code code text}, may be null, of the identity key
 * @param total {@code total int4}
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Rates(int year, @Nullable BigDecimal rate, @Nullable String code,
    int total) implements Row<CompositeKey> {
  /** The view this record reads. */
  public static final View<Rates, Key> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "s", "rates")
              .keyed("distinct")
              .typed("int4", "numeric", "text", "int4")
              .neverNull("year", "it is so")
              .neverNull("total", "it is so"),
          Columns.ALL,
          List.of(Columns.YEAR, Columns.RATE, Columns.CODE),
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
    return new Key(year, rate, code);
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
        row.getNullableDecimal(2),
        row.getNullableText(3),
        row.getInt(4));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code year int4}, never null: it is so. */
    public static final ComparableColumn<Rates, Integer> YEAR =
        new ComparableColumn<>("year", SqlTypes.INT4, Rates::year);

    /** {@code rate numeric}, may be null. */
    public static final NullableComparableColumn<Rates, BigDecimal> RATE =
        new NullableComparableColumn<>("rate", SqlTypes.NUMERIC, Rates::rate);

    /** {@code code text}, may be null. */
    public static final NullableTextColumn<Rates> CODE =
        new NullableTextColumn<>("code", SqlTypes.TEXT, Rates::code);

    /** {@code total int4}, never null: it is so. */
    public static final ComparableColumn<Rates, Integer> TOTAL =
        new ComparableColumn<>("total", SqlTypes.INT4, Rates::total);

    /** All of them, in the order they are selected. */
    public static final List<Column<Rates, ?>> ALL =
        List.of(YEAR, RATE, CODE, TOTAL);

    private Columns() {}
  }

  /**
   * The identity key of a row.
   *
   * @param year {@code year int4}
   * @param rate {@code rate numeric}, may be null
   * @param code {@code code text}, may be null
   */
  public record Key(int year, @Nullable BigDecimal rate,
      @Nullable String code) implements CompositeKey {
    public Key {
      rate = rate == null ? null : SqlTypes.NUMERIC.identity(rate);
    }

    @Override
    public List<?> parts() {
      return Arrays.asList(year, rate, code);
    }
  }
}
