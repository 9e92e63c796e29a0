package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.NullableTextColumn;
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
 * <p>Rows are equal when their {@code id} is equal (proven: primary key of quick_bits.field);
 * {@link #sameValuesAs} compares every column.
 *
 * @param id {@code id int4}, of the identity key
 * @param template {@code template int4}
 * @param orderIndex {@code order_index int4}, may be null
 * @param label {@code label text}, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record TemplateFieldView(int id, int template, @Nullable Integer orderIndex,
    @Nullable String label) implements Row<Integer> {
  /** The view this record reads. */
  public static final View<TemplateFieldView, Integer> VIEW =
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
              .keyed("primary key of quick_bits.field")
              .typed("int4", "int4", "int4", "text")
              .neverNull("id", "it is so")
              .neverNull("template", "it is so"),
          Columns.ALL,
          Columns.ID,
          TemplateFieldView::read);

  /** Starts a query over every row. */
  public static Query<TemplateFieldView> query() {
    return VIEW.query();
  }

  @Override
  public View<TemplateFieldView, Integer> identityView() {
    return VIEW;
  }

  @Override
  public Integer identityKey() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TemplateFieldView that && id == that.id;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(id);
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(TemplateFieldView other) {
    return VIEW.sameValues(this, other);
  }

  private static TemplateFieldView read(RowReader row) {
    return new TemplateFieldView(
        row.getInt(1),
        row.getInt(2),
        row.getNullableInt(3),
        row.getNullableText(4));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id int4}, never null: it is so. */
    public static final ComparableColumn<TemplateFieldView, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, TemplateFieldView::id);

    /** {@code template int4}, never null: it is so. */
    public static final ComparableColumn<TemplateFieldView, Integer> TEMPLATE =
        new ComparableColumn<>("template", SqlTypes.INT4, TemplateFieldView::template);

    /** {@code order_index int4}, may be null. */
    public static final NullableComparableColumn<TemplateFieldView, Integer> ORDER_INDEX =
        new NullableComparableColumn<>("order_index", SqlTypes.INT4, TemplateFieldView::orderIndex);

    /** {@code label text}, may be null. */
    public static final NullableTextColumn<TemplateFieldView> LABEL =
        new NullableTextColumn<>("label", SqlTypes.TEXT, TemplateFieldView::label);

    /** All of them, in the order they are selected. */
    public static final List<Column<TemplateFieldView, ?>> ALL =
        List.of(ID, TEMPLATE, ORDER_INDEX, LABEL);

    private Columns() {}
  }
}
