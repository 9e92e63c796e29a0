package dev.veduta.internal.session;

import dev.veduta.IdentityConflictException;
import dev.veduta.internal.jdbc.Reader;
import dev.veduta.internal.sql.KeySql;
import dev.veduta.query.Column;
import dev.veduta.query.Deferred;
import dev.veduta.query.Loadable;
import dev.veduta.view.CompositeKey;
import dev.veduta.view.Relation;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The deferred columns of a view, read by its key alone.
 *
 * @param view the view
 * @param deferred the columns
 * @param details the view's key, and these
 */
record Details<R>(View<R, ?> view, Deferred<R> deferred, View<Detail, Key> details) {
  /** For those of a view, by the deferred columns. */
  private static final Function<Relation<?>, Map<Deferred<?>, Details<?>>> ALL = Details::none;

  private record Key(List<?> parts) implements CompositeKey {}

  /** Of one row. */
  private record Detail(Key key, List<@Nullable Object> values) {}

  private static Map<Deferred<?>, Details<?>> none(Relation<?> view) {
    return new ConcurrentHashMap<>();
  }

  @SuppressWarnings("unchecked") // of the view and the columns it is looked up by
  static <R> Details<R> of(View<R, ?> view, Deferred<R> deferred) {
    return (Details<R>)
        view.made(ALL)
            .computeIfAbsent(deferred, none -> new Details<>(view, deferred, part(view, deferred)));
  }

  private static <R> View<Detail, Key> part(View<R, ?> view, Deferred<R> deferred) {
    return view.part(deferred.columns(), Detail::key, row -> read(view, deferred, row));
  }

  private static <R> Detail read(View<R, ?> view, Deferred<R> deferred, RowReader row) {
    List<@Nullable Object> parts = new ArrayList<>();
    for (Column<R, ?> column : view.keyColumns()) {
      parts.add(identity(column, row, parts.size() + 1));
    }
    return new Detail(new Key(parts), deferred.values(row, parts.size() + 1));
  }

  private static <T> @Nullable Object identity(Column<?, T> column, RowReader row, int index) {
    T value = row.getNullable(index, column);
    return value == null ? null : column.type().identity(value);
  }

  /** Reads them for these rows, in one round trip; a row that is not there any more stays as is. */
  void load(Reader reader, List<R> rows) {
    Map<Object, Key> keys = new LinkedHashMap<>();
    rows.forEach(row -> keys.put(details.equalityKey(keyOf(row)), keyOf(row)));
    Map<Object, Detail> found = new HashMap<>();
    for (Detail detail : reader.rows(details, KeySql.rows(details, List.copyOf(keys.values())))) {
      Detail other = found.putIfAbsent(details.equalityKey(detail.key), detail);
      if (other != null) {
        deferred.differing(other.values, detail.values).ifPresent(it -> conflict(detail.key, it));
      }
    }
    for (R row : rows) {
      Detail detail = found.get(details.equalityKey(keyOf(row)));
      if (detail != null) {
        give(row, detail);
      }
    }
  }

  private void conflict(Key key, Column<R, ?> column) {
    throw new IdentityConflictException(view, key.parts, column);
  }

  private void give(R row, Detail detail) {
    int next = 0;
    for (Loadable.Handle<R> handle : deferred.handles()) {
      LazyValue.of(handle.lazy(), row).hold(detail.values.get(next++));
    }
  }

  private Key keyOf(R row) {
    return keyOf(view, row);
  }

  private static <R, K> Key keyOf(View<R, K> view, R row) {
    return new Key(view.parts(view.keyOf(row)));
  }
}
