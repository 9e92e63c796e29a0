package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.query.Query;
import dev.veduta.query.TextColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Fact;
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
 * A row of the materialized view {@code quick_bits.stats}.
 *
 * <p>Rows are equal when their {@code id} is equal (proven as of the last refresh: primary key
 * of quick_bits.field); {@link #sameValuesAs} compares every column.
 *
 * @param id {@code id int4}, of the identity key
 * @param code {@code code text}
 * @param n {@code n int8}
 * @param total {@code total int8}
 * @param label {@code label text}, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Stats(int id, String code, long n, long total,
    @Nullable String label) implements Row<Integer> {
  /** The view this record reads. */
  public static final View<Stats, Integer> VIEW =
      View.of(
          RelationInfo.of(RelationKind.MATERIALIZED_VIEW, "quick_bits", "stats")
              .definedAs(" SELECT 1")
              .restingOn(
                  Fact.notNull("quick_bits", "field", "code").only(),
                  Fact.notNull("quick_bits", "field", "id"),
                  Fact.primaryKey("quick_bits", "field", "field_pkey", "id"),
                  Fact.uniqueIndex("quick_bits", "field", "one_kind", "kind", "of")
                      .nullsNotDistinct()
                      .where("(kind > 0)"))
              .keyedAtRefresh("primary key of quick_bits.field")
              .typed("int4", "text", "int8", "int8", "text")
              .neverNullAtRefresh("id", "field.id is not null")
              .neverNullAtRefresh("code", "field.code is not null")
              .neverNull("n", "count is never null")
              .neverNullAsAsserted("total", "the view's comment"),
          Columns.ALL,
          Columns.ID,
          Stats::read);

  /** Starts a query over every row. */
  public static Query<Stats> query() {
    return VIEW.query();
  }

  @Override
  public View<Stats, Integer> identityView() {
    return VIEW;
  }

  @Override
  public Integer identityKey() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stats that && id == that.id;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(id);
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Stats other) {
    return VIEW.sameValues(this, other);
  }

  private static Stats read(RowReader row) {
    return new Stats(
        row.getInt(1),
        row.getText(2),
        row.getLong(3),
        row.getLong(4),
        row.getNullableText(5));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id int4}, never null as of the last refresh: field.id is not null. */
    public static final ComparableColumn<Stats, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, Stats::id);

    /** {@code code text}, never null as of the last refresh: field.code is not null. */
    public static final TextColumn<Stats> CODE =
        new TextColumn<>("code", SqlTypes.TEXT, Stats::code);

    /** {@code n int8}, never null: count is never null. */
    public static final ComparableColumn<Stats, Long> N =
        new ComparableColumn<>("n", SqlTypes.INT8, Stats::n);

    /** {@code total int8}, never null (asserted: the view's comment). */
    public static final ComparableColumn<Stats, Long> TOTAL =
        new ComparableColumn<>("total", SqlTypes.INT8, Stats::total);

    /** {@code label text}, may be null. */
    public static final NullableTextColumn<Stats> LABEL =
        new NullableTextColumn<>("label", SqlTypes.TEXT, Stats::label);

    /** All of them, in the order they are selected. */
    public static final List<Column<Stats, ?>> ALL =
        List.of(ID, CODE, N, TOTAL, LABEL);

    private Columns() {}
  }
}
