package dev.veduta.view;

import dev.veduta.query.Column;
import java.util.List;
import java.util.function.Function;

/**
 * A relation whose rows nothing identifies. Its records are equal when all their values are, and it
 * has no {@code find}.
 *
 * @param <R> the generated record
 */
public sealed class KeylessView<R> extends Relation<R> permits InsertOnlyView {
  private KeylessView(
      RelationInfo info,
      List<Column<R, ?>> columns,
      Function<RowReader, R> reader,
      List<SameColumn<R, ?>> same) {
    super(info, columns, reader, same);
  }

  KeylessView(KeylessView<R> other) {
    super(other);
  }

  @Override
  KeylessView<R> defined(RelationInfo other) {
    return new KeylessView<>(other, columns(), reader(), same());
  }

  @Override
  String told(R row) {
    return row.toString();
  }

  /**
   * Called by generated code: each row must have in another column what it has in this one.
   *
   * @param name the other column's name, as in the database
   */
  public <T> KeylessView<R> checking(Column<R, T> column, String name) {
    List<SameColumn<R, ?>> same = sameAnd(column, name);
    return new KeylessView<>(relationInfo(), columnsAnd(same), reader(), same);
  }

  /** Called by generated code. */
  public static <R> KeylessView<R> of(
      RelationInfo info, List<Column<R, ?>> columns, Function<RowReader, R> reader) {
    return new KeylessView<>(info, columns, reader, List.of());
  }
}
