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
 * A row of the view {@code shop.orders}.
 *
 * <p>Rows are equal when their {@code id} is equal (asserted: @Key on Order); {@link
 * #sameValuesAs} compares every column.
 *
 * @param id {@code id text}, of the identity key
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record OrderRecord(OrderId id) implements Order, Row<OrderId> {
  /** The view this record reads. */
  public static final View<OrderRecord, OrderId> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "shop", "orders")
              .keyedAsAsserted("@Key on Order")
              .typed("text")
              .neverNull("id", "it is so"),
          Columns.ALL,
          Columns.ID,
          OrderRecord::read);

  /** Starts a query over every row. */
  public static Query<OrderRecord> query() {
    return VIEW.query();
  }

  @Override
  public View<OrderRecord, OrderId> identityView() {
    return VIEW;
  }

  @Override
  public OrderId identityKey() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OrderRecord that
        && VIEW.equalityKey(identityKey()).equals(VIEW.equalityKey(that.identityKey()));
  }

  @Override
  public int hashCode() {
    return VIEW.equalityKey(identityKey()).hashCode();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(OrderRecord other) {
    return VIEW.sameValues(this, other);
  }

  private static OrderRecord read(RowReader row) {
    return new OrderRecord(
        row.get(1, Columns.ID));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id text}, never null: it is so. */
    public static final ComparableColumn<OrderRecord, OrderId> ID =
        new ComparableColumn<>(
            "id",
            SqlTypes.converted(SqlTypes.TEXT, OrderIds.INSTANCE),
            OrderRecord::id);

    /** All of them, in the order they are selected. */
    public static final List<Column<OrderRecord, ?>> ALL =
        List.of(ID);

    private Columns() {}
  }
}
