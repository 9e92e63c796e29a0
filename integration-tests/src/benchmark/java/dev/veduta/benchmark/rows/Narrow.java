package dev.veduta.benchmark.rows;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.TextColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RowReader;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** A row of three narrow columns. */
@NullMarked
public record Narrow(int id, String state, boolean paid) {
  static final KeylessView<Narrow> VIEW =
      KeylessView.of(
          RelationInfo.of(RelationKind.VIEW, "public", "sales"), Columns.ALL, Narrow::read);

  private static Narrow read(RowReader row) {
    return new Narrow(row.getInt(1), row.getText(2), row.getBoolean(3));
  }

  /** The columns of the view. */
  static final class Columns {
    static final ComparableColumn<Narrow, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, Narrow::id);
    static final TextColumn<Narrow> STATE = new TextColumn<>("state", SqlTypes.TEXT, Narrow::state);
    static final ComparableColumn<Narrow, Boolean> PAID =
        new ComparableColumn<>("paid", SqlTypes.BOOL, Narrow::paid);

    static final List<Column<Narrow, ?>> ALL = List.of(ID, STATE, PAID);

    private Columns() {}
  }
}
