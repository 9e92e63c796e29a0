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
      RelationInfo info, List<Column<R, ?>> columns, Function<RowReader, R> reader) {
    super(info, columns, reader);
  }

  KeylessView(KeylessView<R> other) {
    super(other);
  }

  @Override
  KeylessView<R> defined(RelationInfo other) {
    return new KeylessView<>(other, columns(), reader());
  }

  /** Called by generated code. */
  public static <R> KeylessView<R> of(
      RelationInfo info, List<Column<R, ?>> columns, Function<RowReader, R> reader) {
    return new KeylessView<>(info, columns, reader);
  }
}
