package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Fact;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RowReader;
import java.time.Instant;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the materialized view {@code s.wide}.
 *
 * <p>Sums and/or counts, count(*) as {"n": 1}. @info mail="ann@acme.com"
 *
 * <p>No key is known: rows are equal when all their values are.
 *
 * @param placedAt {@code placed_at timestamptz}
 * @param orders {@code orders int8}, may be null: How many. @info pii=no
 * @param customer {@code customer int8}
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Wide(Instant placedAt, @Nullable Long orders, long customer) {
  /** The view this record reads. */
  public static final KeylessView<Wide> VIEW =
      KeylessView.of(
          RelationInfo.of(RelationKind.MATERIALIZED_VIEW, "s", "wide")
              .commented(
                  "Sums and/or counts, count(*) as {\"n\": 1}. @info mail=\"ann@acme.com\"")
              .definedAs(
                  " SELECT s.some_function_of_orders(now()) AS orders, s.others(now()) AS o;")
              .indexedBy(
                  "CREATE UNIQUE INDEX wide_orders_of_customers_and_more ON s.wide"
                      + " USING btree (orders)")
              .restingOn(
                  Fact.uniqueIndex("s", "orders", "orders_one_open_by_customer_uq", "customer")
                      .where("(status = ANY (ARRAY['open'::text, 'paid'::text,"
                          + " 'shipped'::text]))"))
              .noted("mail", "ann@acme.com")
              .typed("timestamptz", "int8", "int8")
              .neverNull("placed_at", "s.o.placed_at is a lot")
              .commented(
                  "orders",
                  """
                  How many.
                  @info pii=no\
                  """)
              .noted("orders", "pii", "no")
              .neverNull("customer", "it is so"),
          Columns.ALL,
          Wide::read);

  /** Starts a query over every row. */
  public static Query<Wide> query() {
    return VIEW.query();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Wide other) {
    return VIEW.sameValues(this, other);
  }

  private static Wide read(RowReader row) {
    return new Wide(
        row.getInstant(1),
        row.getNullableLong(2),
        row.getLong(3));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code placed_at timestamptz}, never null: s.o.placed_at is a lot. */
    public static final ComparableColumn<Wide, Instant> PLACED_AT =
        new ComparableColumn<>("placed_at", SqlTypes.TIMESTAMPTZ, Wide::placedAt);

    /**
     * {@code orders int8}, may be null.
     *
     * <p>How many. @info pii=no
     */
    public static final NullableComparableColumn<Wide, Long> ORDERS =
        new NullableComparableColumn<>("orders", SqlTypes.INT8, Wide::orders);

    /** {@code customer int8}, never null: it is so. */
    public static final ComparableColumn<Wide, Long> CUSTOMER =
        new ComparableColumn<>("customer", SqlTypes.INT8, Wide::customer);

    /** All of them, in the order they are selected. */
    public static final List<Column<Wide, ?>> ALL =
        List.of(PLACED_AT, ORDERS, CUSTOMER);

    private Columns() {}
  }
}
