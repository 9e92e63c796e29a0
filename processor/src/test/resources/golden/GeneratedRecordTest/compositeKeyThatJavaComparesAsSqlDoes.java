package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.query.TextColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.CompositeKey;
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
 * A row of the view {@code s.seats}.
 *
 * <p>Rows are equal when their {@code room} and {@code seat} are equal (proven: primary key of
 * quick_bits.field); {@link #sameValuesAs} compares every column.
 *
 * @param room {@code room int8}, of the identity key
 * @param seat {@code seat text}, of the identity key
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Seats(long room, String seat) implements Row<CompositeKey> {
  /** The view this record reads. */
  public static final View<Seats, Key> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "s", "seats")
              .keyed("primary key of quick_bits.field")
              .typed("int8", "text")
              .neverNull("room", "it is so")
              .neverNull("seat", "it is so"),
          Columns.ALL,
          List.of(Columns.ROOM, Columns.SEAT),
          Seats::identityKey,
          Seats::read);

  /** Starts a query over every row. */
  public static Query<Seats> query() {
    return VIEW.query();
  }

  @Override
  public View<Seats, Key> identityView() {
    return VIEW;
  }

  @Override
  public Key identityKey() {
    return new Key(room, seat);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Seats that && room == that.room && seat.equals(that.seat);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(room) + seat.hashCode();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Seats other) {
    return VIEW.sameValues(this, other);
  }

  private static Seats read(RowReader row) {
    return new Seats(
        row.getLong(1),
        row.getText(2));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code room int8}, never null: it is so. */
    public static final ComparableColumn<Seats, Long> ROOM =
        new ComparableColumn<>("room", SqlTypes.INT8, Seats::room);

    /** {@code seat text}, never null: it is so. */
    public static final TextColumn<Seats> SEAT =
        new TextColumn<>("seat", SqlTypes.TEXT, Seats::seat);

    /** All of them, in the order they are selected. */
    public static final List<Column<Seats, ?>> ALL =
        List.of(ROOM, SEAT);

    private Columns() {}
  }

  /**
   * The identity key of a row.
   *
   * @param room {@code room int8}
   * @param seat {@code seat text}
   */
  public record Key(long room, String seat) implements CompositeKey {
    @Override
    public List<?> parts() {
      return List.of(room, seat);
    }
  }
}
