package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.query.Relationship;
import dev.veduta.session.Lazy;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.CompositeKey;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code gear.review}.
 *
 * <p>Rows are equal when their {@code no} and {@code item} are equal (proven: primary key of
 * quick_bits.field); {@link #sameValuesAs} compares every column.
 *
 * @param no {@code no int4}, of the identity key
 * @param item {@code item int4}, of the identity key
 * @param written {@code written timestamptz}
 * @param of the row of {@code gear.item} whose {@code id} is {@code item} here, read when it
 *     is asked for
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record ReviewRecord(int no, int item, Instant written,
    Lazy<Optional<ItemRecord>> of) implements Review, Row<CompositeKey> {
  /** The row of {@code gear.item} whose {@code id} is {@code item} here. */
  public static final Relationship<ReviewRecord, ItemRecord> OF =
      Relationship.toOne(
          "of",
          ReviewRecord::of,
          List.of(Columns.ITEM),
          List.of(ItemRecord.Columns.ID),
          () -> ItemRecord.VIEW);

  /** The view this record reads. */
  public static final View<ReviewRecord, Key> VIEW =
      View.of(
              RelationInfo.of(RelationKind.TABLE, "gear", "review")
                  .keyed("primary key of quick_bits.field")
                  .typed("int4", "int4", "timestamptz")
                  .neverNull("no", "it is so")
                  .neverNull("item", "it is so")
                  .neverNull("written", "it is so"),
              Columns.ALL,
              List.of(Columns.NO, Columns.ITEM),
              ReviewRecord::identityKey,
              ReviewRecord::read)
          .loading(List.of(OF));

  /** Starts a query over every row. */
  public static Query<ReviewRecord> query() {
    return VIEW.query();
  }

  @Override
  public View<ReviewRecord, Key> identityView() {
    return VIEW;
  }

  @Override
  public Key identityKey() {
    return new Key(no, item);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReviewRecord that && no == that.no && item == that.item;
  }

  @Override
  public int hashCode() {
    return 31 * Integer.hashCode(no) + Integer.hashCode(item);
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(ReviewRecord other) {
    return VIEW.sameValues(this, other);
  }

  private static ReviewRecord read(RowReader row) {
    return new ReviewRecord(
        row.getInt(1),
        row.getInt(2),
        row.getInstant(3),
        row.later());
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code no int4}, never null: it is so. */
    public static final ComparableColumn<ReviewRecord, Integer> NO =
        new ComparableColumn<>("no", SqlTypes.INT4, ReviewRecord::no);

    /** {@code item int4}, never null: it is so. */
    public static final ComparableColumn<ReviewRecord, Integer> ITEM =
        new ComparableColumn<>("item", SqlTypes.INT4, ReviewRecord::item);

    /** {@code written timestamptz}, never null: it is so. */
    public static final ComparableColumn<ReviewRecord, Instant> WRITTEN =
        new ComparableColumn<>("written", SqlTypes.TIMESTAMPTZ, ReviewRecord::written);

    /** All of them, in the order they are selected. */
    public static final List<Column<ReviewRecord, ?>> ALL =
        List.of(NO, ITEM, WRITTEN);

    private Columns() {}
  }

  /**
   * The identity key of a row.
   *
   * @param no {@code no int4}
   * @param item {@code item int4}
   */
  public record Key(int no, int item) implements CompositeKey {
    @Override
    public List<?> parts() {
      return List.of(no, item);
    }
  }
}
