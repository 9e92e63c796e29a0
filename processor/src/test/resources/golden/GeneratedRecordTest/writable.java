package acme;

import dev.veduta.query.ArrayColumn;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.query.TextColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.RowValues;
import dev.veduta.view.WritableView;
import java.math.BigDecimal;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code s.item}.
 *
 * <p>Rows are equal when their {@code id} is equal (proven: primary key of quick_bits.field);
 * {@link #sameValuesAs} compares every column.
 *
 * @param id {@code id int4}, of the identity key
 * @param name {@code name text}
 * @param price {@code price numeric}, may be null
 * @param tags {@code tags some_type}
 * @param searched {@code searched tsvector}, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Item(int id, String name, @Nullable BigDecimal price, List<@Nullable String> tags,
    @Nullable String searched) implements Row<Integer> {
  /** The view this record reads. */
  public static final WritableView<Item, Integer> VIEW =
      WritableView.of(
          RelationInfo.of(RelationKind.TABLE, "s", "item")
              .indexedBy("CREATE UNIQUE INDEX item_pkey ON s.item USING btree (id)")
              .keyed("primary key of quick_bits.field")
              .typed("int4", "text", "numeric", "some_type", "tsvector")
              .neverNull("id", "it is so")
              .neverNull("name", "it is so")
              .neverNull("tags", "it is so"),
          Columns.ALL,
          Columns.ID,
          Item::read);

  /** Starts a query over every row. */
  public static Query<Item> query() {
    return VIEW.query();
  }

  @Override
  public WritableView<Item, Integer> identityView() {
    return VIEW;
  }

  @Override
  public Integer identityKey() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Item that && id == that.id;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(id);
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Item other) {
    return VIEW.sameValues(this, other);
  }

  private static Item read(RowReader row) {
    return new Item(
        row.getInt(1),
        row.getText(2),
        row.getNullableDecimal(3),
        row.get(4, Columns.TAGS),
        row.getNullable(5, Columns.SEARCHED));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id int4}, never null: it is so. */
    public static final ComparableColumn<Item, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, Item::id);

    /** {@code name text}, never null: it is so. */
    public static final TextColumn<Item> NAME =
        new TextColumn<>("name", SqlTypes.TEXT, Item::name);

    /** {@code price numeric}, may be null. */
    public static final NullableComparableColumn<Item, BigDecimal> PRICE =
        new NullableComparableColumn<>("price", SqlTypes.NUMERIC, Item::price);

    /** {@code tags some_type}, never null: it is so. */
    public static final ArrayColumn<Item, String> TAGS =
        new ArrayColumn<>("tags", SqlTypes.array(SqlTypes.TEXT), Item::tags);

    /** {@code searched tsvector}, may be null. */
    public static final NullableComparableColumn<Item, String> SEARCHED =
        new NullableComparableColumn<>("searched", SqlTypes.TSVECTOR, Item::searched);

    /** All of them, in the order they are selected. */
    public static final List<Column<Item, ?>> ALL =
        List.of(ID, NAME, PRICE, TAGS, SEARCHED);

    private Columns() {}
  }

  /**
   * Values for columns of a row to be inserted or updated; of a column that is not here, the
   * server makes them.
   */
  public static final class Values extends RowValues<Item> {
    /** No values yet. */
    public Values() {}

    private <T> Values(Values before, Column<Item, T> column, @Nullable T value) {
      super(before, column, value);
    }

    /** {@code name text}. */
    public Values name(String value) {
      return new Values(this, Columns.NAME, value);
    }

    /** {@code price numeric}, may be null. */
    public Values price(@Nullable BigDecimal value) {
      return new Values(this, Columns.PRICE, value);
    }

    /** {@code tags some_type}. */
    public Values tags(List<@Nullable String> value) {
      return new Values(this, Columns.TAGS, value);
    }
  }
}
