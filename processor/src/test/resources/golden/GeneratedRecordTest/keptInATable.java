package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code quick_bits.template_field_view}, as the table {@code
 * template_field_view_table} keeps it.
 *
 * <p>Fields of templates, one to one
 *
 * <p>Rows are equal when their {@code id} is equal (proven: primary key of quick_bits.field);
 * {@link #sameValuesAs} compares every column.
 *
 * @param id {@code id int4}, of the identity key
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record FieldRecord(int id) implements Field, Row<Integer> {
  /** The view this record reads. */
  public static final View<FieldRecord, Integer> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "quick_bits", "template_field_view")
              .commented("Fields of templates, one to one")
              .definedAs(
                  """
                   SELECT f.id,
                      tf.template
                     FROM quick_bits.field f;\
                  """)
              .reading(new RelationName("quick_bits", "field"))
              .keptIn("template_field_view_table")
              .keyed("primary key of quick_bits.field")
              .typed("int4")
              .neverNull("id", "it is so"),
          Columns.ALL,
          Columns.ID,
          FieldRecord::read);

  /** Starts a query over every row. */
  public static Query<FieldRecord> query() {
    return VIEW.query();
  }

  @Override
  public View<FieldRecord, Integer> identityView() {
    return VIEW;
  }

  @Override
  public Integer identityKey() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldRecord that && id == that.id;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(id);
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(FieldRecord other) {
    return VIEW.sameValues(this, other);
  }

  private static FieldRecord read(RowReader row) {
    return new FieldRecord(
        row.getInt(1));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id int4}, never null: it is so. */
    public static final ComparableColumn<FieldRecord, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, FieldRecord::id);

    /** All of them, in the order they are selected. */
    public static final List<Column<FieldRecord, ?>> ALL =
        List.of(ID);

    private Columns() {}
  }
}
