package dev.veduta.view;

import static java.util.Objects.requireNonNull;

import dev.veduta.internal.type.ConvertedType;
import dev.veduta.query.Column;
import dev.veduta.query.Deferred;
import dev.veduta.query.Loadable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A relation whose rows have an identity: no two rows have the same key.
 *
 * @param <R> the generated record
 * @param <K> the type of its identity key: that of the key's column, or the record's {@code Key}
 *     where there are several or one that can be null
 */
public sealed class View<R, K> extends Relation<R> permits WritableView {
  private final List<Column<R, ?>> keyColumns;
  private final Function<R, K> keyOfRow;
  private final Function<K, K> identity;
  private final Function<K, List<?>> parts;
  private final List<Loadable<R>> loadables;
  private final Map<List<Deferred<R>>, View<R, K>> wider = new ConcurrentHashMap<>();
  private final boolean hasConverted;

  private View(
      RelationInfo info,
      List<Column<R, ?>> columns,
      Function<RowReader, R> reader,
      List<SameColumn<R, ?>> same,
      List<Column<R, ?>> keyColumns,
      Function<R, K> keyOfRow,
      Function<K, K> identity,
      Function<K, List<?>> parts,
      List<Loadable<R>> loadables) {
    super(info, columns, reader, same);
    this.keyColumns = List.copyOf(keyColumns);
    this.keyOfRow = keyOfRow;
    this.identity = identity;
    this.parts = parts;
    this.loadables = loadables;
    this.hasConverted = ConvertedType.isAmong(keyColumns);
  }

  View(View<R, K> other) {
    super(other);
    this.keyColumns = other.keyColumns;
    this.keyOfRow = other.keyOfRow;
    this.identity = other.identity;
    this.parts = other.parts;
    this.loadables = other.loadables;
    this.hasConverted = other.hasConverted;
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
        List::of,
        List.of());
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
        CompositeKey::parts,
        List.of());
  }

  /** Called by generated code: the same, its rows being read without these. */
  public View<R, K> loading(List<Loadable<R>> later) {
    return with(relationInfo(), columns(), reader(), same(), List.copyOf(later));
  }

  @Override
  View<R, K> defined(RelationInfo other) {
    return with(other, columns(), reader(), same(), loadables);
  }

  private View<R, K> with(
      RelationInfo info,
      List<Column<R, ?>> columns,
      Function<RowReader, R> reader,
      List<SameColumn<R, ?>> same,
      List<Loadable<R>> later) {
    return new View<>(info, columns, reader, same, keyColumns, keyOfRow, identity, parts, later);
  }

  /** What its rows are read without, unless it is asked for. */
  public List<Loadable<R>> loadables() {
    return loadables;
  }

  /** The same, the deferred columns among these being selected and read after all others. */
  public View<R, K> selecting(Collection<Loadable<R>> loaded) {
    if (loaded.isEmpty()) {
      return this;
    }
    List<Deferred<R>> deferred = new ArrayList<>();
    for (Loadable<R> each : loadables) {
      if (each instanceof Deferred<R> it && loaded.contains(each)) {
        deferred.add(it);
      }
    }
    return deferred.isEmpty() ? this : wider.computeIfAbsent(deferred, this::wider);
  }

  private View<R, K> wider(List<Deferred<R>> deferred) {
    List<Column<R, ?>> all = new ArrayList<>(columns());
    deferred.forEach(it -> all.addAll(it.columns()));
    return with(relationInfo(), all, row -> read(row, deferred), List.of(), loadables);
  }

  private R read(RowReader reader, List<Deferred<R>> deferred) {
    R row = read(reader);
    int next = columns().size() + 1;
    for (Deferred<R> each : deferred) {
      each.read(row, reader, next);
      next += each.columns().size();
    }
    return row;
  }

  /**
   * Its key and some columns beside it, as rows of another type.
   *
   * @param more the columns, which are selected after those of the key
   */
  @SuppressWarnings("unchecked") // a column is asked for its value by what has rows of its own
  public <P, Q extends CompositeKey> View<P, Q> part(
      List<Column<R, ?>> more, Function<P, Q> key, Function<RowReader, P> reader) {
    List<Column<R, ?>> all = new ArrayList<>(keyColumns);
    all.addAll(more);
    return View.of(
        relationInfo(),
        (List<Column<P, ?>>) (List<?>) all,
        (List<Column<P, ?>>) (List<?>) keyColumns,
        key,
        reader);
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
    return with(relationInfo(), columnsAnd(same), reader(), same, loadables);
  }

  /** The columns of the identity key, in its order. */
  public List<Column<R, ?>> keyColumns() {
    return keyColumns;
  }

  /** How the identity key is known, and why. */
  public Claim keyClaim() {
    return description().key();
  }

  /**
   * The identity key of a row: keys that SQL holds equal are equal, unless a column of the key is
   * converted, whose class says itself what is equal to it.
   */
  public K keyOf(R row) {
    return identity.apply(keyOfRow.apply(row));
  }

  /** The representative of all keys that SQL holds equal to this one. */
  public K identity(K key) {
    return identity.apply(key);
  }

  /**
   * What stands for a key where keys are compared: equal, by {@code equals} and {@code hashCode},
   * where SQL holds the keys equal, whatever the classes say that columns of it are converted to.
   */
  public Object equalityKey(K key) {
    return hasConverted ? equalityKeys(parts(key)) : identity(key);
  }

  private List<@Nullable Object> equalityKeys(List<?> keyParts) {
    List<@Nullable Object> keys = new ArrayList<>(keyParts.size());
    for (int i = 0; i < keyParts.size(); i++) {
      keys.add(equalityKey(keyColumns.get(i), keyParts.get(i)));
    }
    return keys;
  }

  @SuppressWarnings("unchecked") // a key's parts have the types of its columns
  private static <T> @Nullable Object equalityKey(Column<?, T> column, @Nullable Object part) {
    return part == null ? null : column.type().equalityKey((T) part);
  }

  /** The values of a key, one for each of {@link #keyColumns}; null for SQL's null. */
  public List<?> parts(K key) {
    return parts.apply(key);
  }
}
