package dev.veduta.view;

import dev.veduta.query.Column;
import java.util.List;
import java.util.function.Function;

/**
 * A relation into which rows can be inserted, and whose rows nothing identifies: none of them can
 * be named to be updated or deleted.
 *
 * @param <R> the generated record
 */
public final class InsertOnlyView<R> extends KeylessView<R> implements Insertable<R> {
  private InsertOnlyView(KeylessView<R> view) {
    super(view);
  }

  /** Called by generated code. */
  public static <R> InsertOnlyView<R> of(
      RelationInfo info, List<Column<R, ?>> columns, Function<RowReader, R> reader) {
    return new InsertOnlyView<>(KeylessView.of(info, columns, reader));
  }

  @Override
  public <T> InsertOnlyView<R> checking(Column<R, T> column, String name) {
    return new InsertOnlyView<>(super.checking(column, name));
  }

  @Override
  public Relation<R> relation() {
    return this;
  }
}
