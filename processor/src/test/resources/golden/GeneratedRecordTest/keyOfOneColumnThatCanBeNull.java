package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.CompositeKey;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code s.by_manager}.
 *
 * <p>Rows are equal when their {@code mgr_id} is equal, a null to a null (proven: group by
 * mgr_id); {@link #sameValuesAs} compares every column.
 *
 * @param mgrId {@code mgr_id int4}, may be null, of the identity key
 * @param n {@code n int8}
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record ByManager(@Nullable Integer mgrId, long n) implements Row<CompositeKey> {
  /** The view this record reads. */
  public static final View<ByManager, Key> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "s", "by_manager")
              .keyed("group by mgr_id")
              .typed("int4", "int8")
              .neverNull("n", "it is so"),
          Columns.ALL,
          List.of(Columns.MGR_ID),
          ByManager::identityKey,
          ByManager::read);

  /** Starts a query over every row. */
  public static Query<ByManager> query() {
    return VIEW.query();
  }

  @Override
  public View<ByManager, Key> identityView() {
    return VIEW;
  }

  @Override
  public Key identityKey() {
    return new Key(mgrId);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ByManager that && identityKey().equals(that.identityKey());
  }

  @Override
  public int hashCode() {
    return identityKey().hashCode();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(ByManager other) {
    return VIEW.sameValues(this, other);
  }

  private static ByManager read(RowReader row) {
    return new ByManager(
        row.getNullableInt(1),
        row.getLong(2));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code mgr_id int4}, may be null. */
    public static final NullableComparableColumn<ByManager, Integer> MGR_ID =
        new NullableComparableColumn<>("mgr_id", SqlTypes.INT4, ByManager::mgrId);

    /** {@code n int8}, never null: it is so. */
    public static final ComparableColumn<ByManager, Long> N =
        new ComparableColumn<>("n", SqlTypes.INT8, ByManager::n);

    /** All of them, in the order they are selected. */
    public static final List<Column<ByManager, ?>> ALL =
        List.of(MGR_ID, N);

    private Columns() {}
  }

  /**
   * The identity key of a row.
   *
   * @param mgrId {@code mgr_id int4}, may be null
   */
  public record Key(@Nullable Integer mgrId) implements CompositeKey {
    @Override
    public List<?> parts() {
      return Arrays.asList(mgrId);
    }
  }
}
