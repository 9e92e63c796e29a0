package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Deferred;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.query.Query;
import dev.veduta.query.Relationship;
import dev.veduta.query.TextColumn;
import dev.veduta.session.Lazy;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code gear.item}.
 *
 * <p>Rows are equal when their {@code id} is equal (proven: primary key of quick_bits.field);
 * {@link #sameValuesAs} compares every column.
 *
 * @param id {@code id int4}, of the identity key
 * @param body {@code body text}, read when it is asked for
 * @param name {@code name text}
 * @param maker {@code maker int4}, may be null
 * @param notes {@code notes text}, may be null, read when it is asked for
 * @param state {@code state some_type}, read when it is asked for
 * @param stats the row of {@code gear.stats} whose {@code id} is {@code id} here, read when
 *     it is asked for
 * @param reviews the rows of {@code gear.review} whose {@code item} is {@code id} here, read
 *     when it is asked for
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record ItemRecord(int id, Lazy<String> body, String name, @Nullable Integer maker,
    Lazy<@Nullable String> notes, Lazy<State> state, Lazy<Optional<Stats>> stats,
    Lazy<List<Review>> reviews) implements Item, Row<Integer> {
  /** The deferred column {@code body}. */
  public static final Deferred<ItemRecord> BODY =
      Deferred.of(Columns.BODY, ItemRecord::body);

  /** The deferred columns {@code notes} and {@code state}, which are loaded together. */
  public static final Deferred<ItemRecord> DETAILS =
      Deferred.ofNullable(Columns.NOTES, ItemRecord::notes)
          .and(Deferred.of(Columns.STATE, ItemRecord::state));

  /** The row of {@code gear.stats} whose {@code id} is {@code id} here. */
  public static final Relationship<ItemRecord, Stats> STATS =
      Relationship.toOne(
          "stats",
          ItemRecord::stats,
          List.of(Columns.ID),
          List.of(Stats.Columns.ID),
          () -> Stats.VIEW);

  /** The rows of {@code gear.review} whose {@code item} is {@code id} here. */
  public static final Relationship<ItemRecord, Review> REVIEWS =
      Relationship.toMany(
          "reviews",
          ItemRecord::reviews,
          List.of(Columns.ID),
          List.of(ReviewRecord.Columns.ITEM),
          () -> ReviewRecord.VIEW,
          ReviewRecord.Columns.WRITTEN.desc(),
          ReviewRecord.Columns.NO.asc());

  /** The view this record reads. */
  public static final View<ItemRecord, Integer> VIEW =
      View.of(
              RelationInfo.of(RelationKind.TABLE, "gear", "item")
                  .keyed("primary key of quick_bits.field")
                  .typed("int4", "text", "int4")
                  .neverNull("id", "it is so")
                  .typedLater("body", "text")
                  .neverNull("body", "it is so")
                  .neverNull("name", "it is so")
                  .typedLater("notes", "text")
                  .typedLater("state", "some_type")
                  .neverNull("state", "it is so"),
              Columns.ALL,
              Columns.ID,
              ItemRecord::read)
          .loading(List.of(BODY, DETAILS, STATS, REVIEWS));

  /** Starts a query over every row. */
  public static Query<ItemRecord> query() {
    return VIEW.query();
  }

  @Override
  public View<ItemRecord, Integer> identityView() {
    return VIEW;
  }

  @Override
  public Integer identityKey() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ItemRecord that && id == that.id;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(id);
  }

  /** Whether both rows have equal values in every column that is not deferred. */
  public boolean sameValuesAs(ItemRecord other) {
    return VIEW.sameValues(this, other);
  }

  private static ItemRecord read(RowReader row) {
    return new ItemRecord(
        row.getInt(1),
        row.later(),
        row.getText(2),
        row.getNullableInt(3),
        row.later(),
        row.later(),
        row.later(),
        row.later());
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id int4}, never null: it is so. */
    public static final ComparableColumn<ItemRecord, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, ItemRecord::id);

    /** {@code body text}, read when it is asked for, never null: it is so. */
    public static final TextColumn<ItemRecord> BODY =
        new TextColumn<>("body", SqlTypes.TEXT, row -> row.body().get());

    /** {@code name text}, never null: it is so. */
    public static final TextColumn<ItemRecord> NAME =
        new TextColumn<>("name", SqlTypes.TEXT, ItemRecord::name);

    /** {@code maker int4}, may be null. */
    public static final NullableComparableColumn<ItemRecord, Integer> MAKER =
        new NullableComparableColumn<>("maker", SqlTypes.INT4, ItemRecord::maker);

    /** {@code notes text}, may be null, read when it is asked for. */
    public static final NullableTextColumn<ItemRecord> NOTES =
        new NullableTextColumn<>("notes", SqlTypes.TEXT, row -> row.notes().get());

    /** {@code state some_type}, read when it is asked for, never null: it is so. */
    public static final ComparableColumn<ItemRecord, State> STATE =
        new ComparableColumn<>("state", State.TYPE, row -> row.state().get());

    /** All that are read with the row, in the order they are selected. */
    public static final List<Column<ItemRecord, ?>> ALL =
        List.of(ID, NAME, MAKER);

    private Columns() {}
  }
}
