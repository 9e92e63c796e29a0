package acme;

import dev.veduta.query.Column;
import dev.veduta.query.NullableJsonColumn;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RowReader;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the materialized view {@code s.tags}.
 *
 * <p>No key is known: rows are equal when all their values are.
 *
 * @param name {@code Name text}, may be null
 * @param doc {@code doc jsonb}, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Tags(@Nullable String name, @Nullable String doc) {
  /** The view this record reads. */
  public static final KeylessView<Tags> VIEW =
      KeylessView.of(
          RelationInfo.of(RelationKind.MATERIALIZED_VIEW, "s", "tags")
              .typed("text", "jsonb"),
          Columns.ALL,
          Tags::read);

  /** Starts a query over every row. */
  public static Query<Tags> query() {
    return VIEW.query();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Tags other) {
    return VIEW.sameValues(this, other);
  }

  private static Tags read(RowReader row) {
    return new Tags(
        row.getNullableText(1),
        row.getNullable(2, Columns.DOC));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code Name text}, may be null. */
    public static final NullableTextColumn<Tags> NAME =
        new NullableTextColumn<>("Name", SqlTypes.TEXT, Tags::name);

    /** {@code doc jsonb}, may be null. */
    public static final NullableJsonColumn<Tags> DOC =
        new NullableJsonColumn<>("doc", SqlTypes.JSONB, Tags::doc);

    /** All of them, in the order they are selected. */
    public static final List<Column<Tags, ?>> ALL =
        List.of(NAME, DOC);

    private Columns() {}
  }
}
