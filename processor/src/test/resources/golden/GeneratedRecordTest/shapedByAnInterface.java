package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
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
 * A row of the view {@code quick_bits.template_field_view}.
 *
 * <p>Fields of templates, one to one
 *
 * <p>Rows are equal when their {@code template} is equal (asserted: @Key on Outer.Field);
 * {@link #sameValuesAs} compares every column.
 *
 * @param template {@code template int4}, of the identity key
 * @param order {@code order_index int4}, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
record OuterFieldRecord(Integer template,
    @Nullable Integer order) implements Outer.Field, Row<Integer> {
  /** The view this record reads. */
  public static final View<OuterFieldRecord, Integer> VIEW =
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
              .keyedAsAsserted("@Key on Outer.Field")
              .typed("int4", "int4")
              .neverNull("template", "it is so"),
          Columns.ALL,
          Columns.TEMPLATE,
          OuterFieldRecord::read);

  /** Starts a query over every row. */
  public static Query<OuterFieldRecord> query() {
    return VIEW.query();
  }

  @Override
  public View<OuterFieldRecord, Integer> identityView() {
    return VIEW;
  }

  @Override
  public Integer identityKey() {
    return template;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OuterFieldRecord that && template.equals(that.template);
  }

  @Override
  public int hashCode() {
    return template.hashCode();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(OuterFieldRecord other) {
    return VIEW.sameValues(this, other);
  }

  private static OuterFieldRecord read(RowReader row) {
    return new OuterFieldRecord(
        row.getInt(1),
        row.getNullableInt(2));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code template int4}, never null: it is so. */
    public static final ComparableColumn<OuterFieldRecord, Integer> TEMPLATE =
        new ComparableColumn<>("template", SqlTypes.INT4, OuterFieldRecord::template);

    /** {@code order_index int4}, may be null. */
    public static final NullableComparableColumn<OuterFieldRecord, Integer> ORDER =
        new NullableComparableColumn<>("order_index", SqlTypes.INT4, row -> row.order());

    /** All of them, in the order they are selected. */
    public static final List<Column<OuterFieldRecord, ?>> ALL =
        List.of(TEMPLATE, ORDER);

    private Columns() {}
  }
}
