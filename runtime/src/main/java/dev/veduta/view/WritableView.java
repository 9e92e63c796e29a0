package dev.veduta.view;

import dev.veduta.query.Column;
import dev.veduta.query.Loadable;
import java.util.List;
import java.util.function.Function;

/**
 * A relation whose rows have a proven identity, and can be inserted, updated and deleted: a table,
 * or a view that PostgreSQL writes through by itself (manual, CREATE VIEW, Updatable Views).
 *
 * @param <R> the generated record
 * @param <K> the type of its identity key
 */
public final class WritableView<R, K> extends View<R, K> implements Insertable<R> {
  private WritableView(View<R, K> view) {
    super(view);
  }

  /** Called by generated code, for a key of one column that is never null. */
  public static <R, K> WritableView<R, K> of(
      RelationInfo info,
      List<Column<R, ?>> columns,
      Column<R, K> key,
      Function<RowReader, R> reader) {
    return new WritableView<>(View.of(info, columns, key, reader));
  }

  /** Called by generated code, for a key of several columns, or of one that can be null. */
  public static <R, K extends CompositeKey> WritableView<R, K> of(
      RelationInfo info,
      List<Column<R, ?>> columns,
      List<Column<R, ?>> keyColumns,
      Function<R, K> key,
      Function<RowReader, R> reader) {
    return new WritableView<>(View.of(info, columns, keyColumns, key, reader));
  }

  @Override
  public WritableView<R, K> loading(List<Loadable<R>> later) {
    return new WritableView<>(super.loading(later));
  }

  @Override
  public <T> WritableView<R, K> checking(Column<R, T> column, String name) {
    return new WritableView<>(super.checking(column, name));
  }

  @Override
  public Relation<R> relation() {
    return this;
  }
}
