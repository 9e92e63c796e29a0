package dev.veduta.view;

import static java.util.Objects.requireNonNull;

import dev.veduta.query.Column;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A relation whose rows have an identity: no two rows have the same key.
 *
 * @param <R> the generated record
 * @param <K> the type of its identity key: that of the key's column, or the record's {@code Key}
 *     where there are several or one that can be null
 */
public final class View<R, K> extends Relation<R> {
  private final List<Column<R, ?>> keyColumns;
  private final Function<R, K> keyOfRow;
  private final Function<K, K> identity;
  private final Function<K, List<?>> parts;

  private View(
      RelationInfo info,
      List<Column<R, ?>> columns,
      Function<RowReader, R> reader,
      List<SameColumn<R, ?>> same,
      List<Column<R, ?>> keyColumns,
      Function<R, K> keyOfRow,
      Function<K, K> identity,
      Function<K, List<?>> parts) {
    super(info, columns, reader, same);
    this.keyColumns = List.copyOf(keyColumns);
    this.keyOfRow = keyOfRow;
    this.identity = identity;
    this.parts = parts;
  }

  /** Called by generated code, for a key of one column that is never null. */
  public static <R, K> View<R, K> of(
      RelationInfo info,
      List<Column<R, ?>> columns,
      Column<R, K> key,
      Function<RowReader, R> reader) {
    return new View<>(
        info,
        columns,
        reader,
        List.of(),
        List.of(key),
        row -> requireNonNull(key.value(row), key.name()),
        key.type()::identity,
        List::of);
  }

  /** Called by generated code, for a key of several columns, or of one that can be null. */
  public static <R, K extends CompositeKey> View<R, K> of(
      RelationInfo info,
      List<Column<R, ?>> columns,
      List<Column<R, ?>> keyColumns,
      Function<R, K> key,
      Function<RowReader, R> reader) {
    return new View<>(
        info,
        columns,
        reader,
        List.of(),
        keyColumns,
        key,
        Function.identity(),
        CompositeKey::parts);
  }

  @Override
  View<R, K> defined(RelationInfo other) {
    return new View<>(other, columns(), reader(), same(), keyColumns, keyOfRow, identity, parts);
  }

  @Override
  String told(R row) {
    String names = keyColumns.stream().map(Column::name).collect(Collectors.joining(", "));
    return "(" + names + ") = " + keyOf(row);
  }

  /**
   * Called by generated code: each row must have in another column what it has in this one.
   *
   * @param name the other column's name, as in the database
   */
  public <T> View<R, K> checking(Column<R, T> column, String name) {
    List<SameColumn<R, ?>> same = sameAnd(column, name);
    return new View<>(
        info(), columnsAnd(same), reader(), same, keyColumns, keyOfRow, identity, parts);
  }

  /** The columns of the identity key, in its order. */
  public List<Column<R, ?>> keyColumns() {
    return keyColumns;
  }

  /** The identity key of a row: keys that SQL holds equal are equal. */
  public K keyOf(R row) {
    return identity.apply(keyOfRow.apply(row));
  }

  /** The representative of all keys that SQL holds equal to this one. */
  public K identity(K key) {
    return identity.apply(key);
  }

  /** The values of a key, one for each of {@link #keyColumns}; null for SQL's null. */
  public List<?> parts(K key) {
    return parts.apply(key);
  }
}
