package acme;

import dev.veduta.json.Json;
import dev.veduta.query.ArrayColumn;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableArrayColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.query.Query;
import dev.veduta.type.Labels;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.CompositeKey;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code shop.orders}.
 *
 * <p>Rows are equal when their {@code id} and {@code line} are equal (proven: primary key of
 * quick_bits.field); {@link #sameValuesAs} compares every column.
 *
 * @param id {@code id text}, of the identity key
 * @param line {@code line int4}, of the identity key
 * @param price {@code price some_type}
 * @param mood {@code mood some_type}
 * @param moods {@code moods some_type}, may be null
 * @param status {@code status text}, may be null, and is then empty
 * @param doc {@code doc jsonb}, may be null
 * @param tags {@code tags some_type}
 * @param label {@code label text}, may be null, and is then empty
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record OrderRecord(OrderId id, int line, Money price, Feeling mood,
    @Nullable List<@Nullable Feeling> moods, Optional<Status> status,
    @Nullable Map<String, List<Line>> doc, List<@Nullable Status> tags,
    Optional<String> label) implements Order, Row<CompositeKey> {
  /** The view this record reads. */
  public static final View<OrderRecord, Key> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "shop", "orders")
              .keyed("primary key of quick_bits.field")
              .typed("text", "int4", "some_type", "some_type", "some_type", "text", "jsonb",
                  "some_type", "text")
              .neverNull("id", "it is so")
              .neverNull("line", "it is so")
              .neverNull("price", "it is so")
              .neverNull("mood", "it is so")
              .neverNull("tags", "it is so"),
          Columns.ALL,
          List.of(Columns.ID, Columns.LINE),
          OrderRecord::identityKey,
          OrderRecord::read);

  /** Starts a query over every row. */
  public static Query<OrderRecord> query() {
    return VIEW.query();
  }

  @Override
  public View<OrderRecord, Key> identityView() {
    return VIEW;
  }

  @Override
  public Key identityKey() {
    return new Key(id, line);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OrderRecord that && identityKey().equals(that.identityKey());
  }

  @Override
  public int hashCode() {
    return identityKey().hashCode();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(OrderRecord other) {
    return VIEW.sameValues(this, other);
  }

  private static OrderRecord read(RowReader row) {
    return new OrderRecord(
        row.get(1, Columns.ID),
        row.getInt(2),
        row.get(3, Columns.PRICE),
        row.get(4, Columns.MOOD),
        row.getNullable(5, Columns.MOODS),
        Optional.ofNullable(row.getNullable(6, Columns.STATUS)),
        row.getNullable(7, Columns.DOC),
        row.get(8, Columns.TAGS),
        Optional.ofNullable(row.getNullableText(9)));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id text}, never null: it is so. */
    public static final ComparableColumn<OrderRecord, OrderId> ID =
        new ComparableColumn<>(
            "id",
            SqlTypes.converted(SqlTypes.TEXT, OrderIds.INSTANCE),
            OrderRecord::id);

    /** {@code line int4}, never null: it is so. */
    public static final ComparableColumn<OrderRecord, Integer> LINE =
        new ComparableColumn<>("line", SqlTypes.INT4, OrderRecord::line);

    /** {@code price some_type}, never null: it is so. */
    public static final ComparableColumn<OrderRecord, Money> PRICE =
        new ComparableColumn<>(
            "price",
            SqlTypes.converted(SqlTypes.domain("shop", "amount", SqlTypes.NUMERIC),
                new MoneyConverter()),
            OrderRecord::price);

    /** {@code mood some_type}, never null: it is so. */
    public static final ComparableColumn<OrderRecord, Feeling> MOOD =
        new ComparableColumn<>(
            "mood",
            SqlTypes.converted(
                SqlTypes.label("shop", "mood"),
                Labels.of(Feeling.values())
                    .with(Feeling.SAD, "sad")
                    .with(Feeling.SO_SO, "so-so")
                    .with(Feeling.OTHER, "a \"b\"")),
            OrderRecord::mood);

    /** {@code moods some_type}, may be null. */
    public static final NullableArrayColumn<OrderRecord, Feeling> MOODS =
        new NullableArrayColumn<>(
            "moods",
            SqlTypes.array(SqlTypes.converted(
                SqlTypes.label("shop", "mood"),
                Labels.of(Feeling.values())
                    .with(Feeling.SAD, "sad")
                    .with(Feeling.SO_SO, "so-so")
                    .with(Feeling.OTHER, "a \"b\""))),
            OrderRecord::moods);

    /** {@code status text}, may be null. */
    public static final NullableComparableColumn<OrderRecord, Status> STATUS =
        new NullableComparableColumn<>(
            "status",
            SqlTypes.converted(
                SqlTypes.TEXT,
                Labels.of(Status.values())
                    .with(Status.CLOSED, "shut")),
            row -> row.status().orElse(null));

    /** {@code doc jsonb}, may be null. */
    public static final NullableComparableColumn<OrderRecord, Map<String, List<Line>>> DOC =
        new NullableComparableColumn<>(
            "doc",
            SqlTypes.converted(SqlTypes.JSONB, new Json<Map<String, List<Line>>>() {}),
            OrderRecord::doc);

    /** {@code tags some_type}, never null: it is so. */
    public static final ArrayColumn<OrderRecord, Status> TAGS =
        new ArrayColumn<>(
            "tags",
            SqlTypes.array(SqlTypes.converted(
                SqlTypes.TEXT,
                Labels.of(Status.values())
                    .with(Status.CLOSED, "shut"))),
            OrderRecord::tags);

    /** {@code label text}, may be null. */
    public static final NullableTextColumn<OrderRecord> LABEL =
        new NullableTextColumn<>("label", SqlTypes.TEXT, row -> row.label().orElse(null));

    /** All of them, in the order they are selected. */
    public static final List<Column<OrderRecord, ?>> ALL =
        List.of(ID, LINE, PRICE, MOOD, MOODS, STATUS, DOC, TAGS, LABEL);

    private Columns() {}
  }

  /**
   * The identity key of a row.
   *
   * @param id {@code id text}
   * @param line {@code line int4}
   */
  public record Key(OrderId id, int line) implements CompositeKey {
    @Override
    public List<?> parts() {
      return List.of(id, line);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && VIEW.equalityKey(this).equals(VIEW.equalityKey(that));
    }

    @Override
    public int hashCode() {
      return VIEW.equalityKey(this).hashCode();
    }
  }
}
