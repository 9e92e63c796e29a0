package dev.veduta.internal.session;

import static java.util.Objects.requireNonNull;

import dev.veduta.internal.type.Identity;
import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows a session has read: for each view and identity key, the one instance that stands for it.
 */
final class IdentityMap {
  private final Map<View<?, ?>, KeyedRows<?, ?>> views = new HashMap<>();

  /** The view asked for last, which mostly is the next one, too. */
  private @Nullable View<?, ?> lastView;

  private @Nullable KeyedRows<?, ?> lastRows;

  /** The row held for a key, or null. */
  <R, K> @Nullable R held(View<R, K> view, K key) {
    return rows(view).held(view, key);
  }

  /** The row held for a key of these parts, or null. */
  <R> @Nullable R ofParts(View<R, ?> view, List<?> parts) {
    return rows(view).ofParts(parts);
  }

  /**
   * The instances that stand for the rows of one result, in its order. A row held from before
   * stays, unless the result is fresh.
   *
   * @throws dev.veduta.IdentityConflictException if two rows of the result have one key and other
   *     values; the map is then as before
   */
  <R> List<R> intern(Relation<R> relation, List<R> result, boolean fresh) {
    return relation instanceof View<R, ?> view ? interned(view, result, fresh) : result;
  }

  /**
   * The same of a result that is still to be read.
   *
   * @param reading reads it, and tells of each row once
   */
  <R> List<R> intern(Relation<R> relation, Function<Consumer<R>, List<R>> reading, boolean fresh) {
    return relation instanceof View<R, ?> view
        ? internedAsRead(view, reading, fresh)
        : reading.apply(row -> {});
  }

  /** The instance that stands for a row; a row that none is held for stands for itself. */
  <R> R instead(Relation<R> relation, R row, boolean fresh) {
    return relation instanceof View<R, ?> view ? insteadIn(view, row, fresh) : row;
  }

  /**
   * Forgets the row of a key. That may be held under another key that SQL alone holds equal: of a
   * view that has such keys, all rows are forgotten then.
   */
  <R, K> void expire(View<R, K> view, K key) {
    KeyedRows<K, R> rows = rows(view);
    if (rows.held(view, key) != null) {
      rows.remove(view.identity(key));
    } else if (!rows.isEmpty() && Identity.isFinerAmong(view.keyColumns())) {
      keep(view, KeyedRows.of(view, 0));
    }
  }

  void expireAll() {
    views.clear();
    lastView = null;
    lastRows = null;
  }

  private <R, K> List<R> interned(View<R, K> view, List<R> result, boolean fresh) {
    if (result.size() == 1) {
      return List.of(internedRow(view, result.get(0), fresh));
    }
    DistinctRows<R, K> distinct = new DistinctRows<>(view, result.size());
    result.forEach(distinct);
    return interned(view, distinct, result, fresh);
  }

  private <R, K> List<R> internedAsRead(
      View<R, K> view, Function<Consumer<R>, List<R>> reading, boolean fresh) {
    DistinctRows<R, K> distinct = new DistinctRows<>(view, 0);
    List<R> result = reading.apply(distinct);
    return interned(view, distinct, result, fresh);
  }

  private <R, K> List<R> interned(
      View<R, K> view, DistinctRows<R, K> distinct, List<R> result, boolean fresh) {
    KeyedRows<K, R> rows = rows(view);
    if (rows.isEmpty()) {
      keep(view, distinct.rows());
      return distinct.isEach()
          ? Collections.unmodifiableList(result)
          : result.stream().map(distinct::first).toList();
    }
    for (R row : result) {
      K key = view.keyOf(row);
      R first = distinct.first(row);
      if (fresh) {
        rows.put(key, first);
      } else {
        rows.putIfAbsent(key, first);
      }
    }
    return result.stream().map(row -> requireNonNull(rows.get(view.keyOf(row)))).toList();
  }

  private <R, K> R internedRow(View<R, K> view, R row, boolean fresh) {
    KeyedRows<K, R> rows = rows(view);
    K key = view.keyOf(row);
    if (fresh) {
      rows.put(key, row);
      return row;
    }
    R held = rows.putIfAbsent(key, row);
    return held == null ? row : held;
  }

  private <R, K> R insteadIn(View<R, K> view, R row, boolean fresh) {
    KeyedRows<K, R> rows = rows(view);
    if (rows.isEmpty()) {
      return row;
    }
    K key = view.keyOf(row);
    R held = rows.get(key);
    if (held != null && fresh) {
      rows.put(key, row);
      return row;
    }
    return held == null ? row : held;
  }

  /** Only this class adds to the views, so that a view's rows and keys are of its types. */
  @SuppressWarnings("unchecked")
  private <R, K> KeyedRows<K, R> rows(View<R, K> view) {
    if (view == lastView && lastRows != null) {
      return (KeyedRows<K, R>) lastRows;
    }
    KeyedRows<?, ?> rows = views.get(view);
    return keep(view, rows == null ? KeyedRows.of(view, 0) : (KeyedRows<K, R>) rows);
  }

  private <R, K> KeyedRows<K, R> keep(View<R, K> view, KeyedRows<K, R> rows) {
    views.put(view, rows);
    lastView = view;
    lastRows = rows;
    return rows;
  }
}
