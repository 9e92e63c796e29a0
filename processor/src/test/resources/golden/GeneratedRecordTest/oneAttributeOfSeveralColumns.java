package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
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
 * A row of the view {@code shop.memberships}.
 *
 * <p>Rows are equal when their {@code id} is equal (asserted: @Key on Membership); {@link
 * #sameValuesAs} compares every column.
 *
 * @param id {@code id int8}, of the identity key
 * @param user {@code user_id int8}, the same as {@code account_user_id}
 * @param team {@code team_id int4}, the same as {@code invited_team_id} in each row that is
 *     read, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record MembershipRecord(long id, long user,
    @Nullable Integer team) implements Membership, Row<Long> {
  /** The view this record reads. */
  public static final View<MembershipRecord, Long> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "shop", "memberships")
              .keyedAsAsserted("@Key on Membership")
              .typed("int8", "int8", "int4")
              .neverNull("id", "it is so")
              .neverNull("user_id", "it is so"),
          Columns.ALL,
          Columns.ID,
          MembershipRecord::read)
          .checking(Columns.TEAM, "invited_team_id");

  /** Starts a query over every row. */
  public static Query<MembershipRecord> query() {
    return VIEW.query();
  }

  @Override
  public View<MembershipRecord, Long> identityView() {
    return VIEW;
  }

  @Override
  public Long identityKey() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MembershipRecord that && id == that.id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(MembershipRecord other) {
    return VIEW.sameValues(this, other);
  }

  private static MembershipRecord read(RowReader row) {
    return new MembershipRecord(
        row.getLong(1),
        row.getLong(2),
        row.getNullableInt(3));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id int8}, never null: it is so. */
    public static final ComparableColumn<MembershipRecord, Long> ID =
        new ComparableColumn<>("id", SqlTypes.INT8, MembershipRecord::id);

    /** {@code user_id int8}, the same as {@code account_user_id}, never null: it is so. */
    public static final ComparableColumn<MembershipRecord, Long> USER =
        new ComparableColumn<>("user_id", SqlTypes.INT8, MembershipRecord::user);

    /**
     * {@code team_id int4}, the same as {@code invited_team_id} in each row that is read, may be
     * null.
     */
    public static final NullableComparableColumn<MembershipRecord, Integer> TEAM =
        new NullableComparableColumn<>("team_id", SqlTypes.INT4, MembershipRecord::team);

    /** All of them, in the order they are selected. */
    public static final List<Column<MembershipRecord, ?>> ALL =
        List.of(ID, USER, TEAM);

    private Columns() {}
  }
}
