package acme;

import dev.veduta.query.Column;
import dev.veduta.query.Query;
import dev.veduta.query.TextColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.InsertOnlyView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RowReader;
import dev.veduta.view.RowValues;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code s.log}.
 *
 * <p>No key is known: rows are equal when all their values are.
 *
 * @param line {@code line text}
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Log(String line) {
  /** The view this record reads. */
  public static final InsertOnlyView<Log> VIEW =
      InsertOnlyView.of(
          RelationInfo.of(RelationKind.TABLE, "s", "log")
              .typed("text")
              .neverNull("line", "it is so"),
          Columns.ALL,
          Log::read);

  /** Starts a query over every row. */
  public static Query<Log> query() {
    return VIEW.query();
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(Log other) {
    return VIEW.sameValues(this, other);
  }

  private static Log read(RowReader row) {
    return new Log(
        row.getText(1));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code line text}, never null: it is so. */
    public static final TextColumn<Log> LINE =
        new TextColumn<>("line", SqlTypes.TEXT, Log::line);

    /** All of them, in the order they are selected. */
    public static final List<Column<Log, ?>> ALL =
        List.of(LINE);

    private Columns() {}
  }

  /**
   * Values for columns of a row to be inserted or updated; of a column that is not here, the
   * server makes them.
   */
  public static final class Values extends RowValues<Log> {
    /** No values yet. */
    public Values() {}

    private <T> Values(Values before, Column<Log, T> column, @Nullable T value) {
      super(before, column, value);
    }

    /** {@code line text}. */
    public Values line(String value) {
      return new Values(this, Columns.LINE, value);
    }
  }
}
