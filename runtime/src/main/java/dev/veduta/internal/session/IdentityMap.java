package dev.veduta.internal.session;

import static java.util.Objects.requireNonNull;

import dev.veduta.IdentityConflictException;
import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * @throws IdentityConflictException if two rows of the result have one key and other values; the
   *     map is then as before
   */
  <R> List<R> intern(Relation<R> relation, List<R> result, boolean fresh) {
    return relation instanceof View<R, ?> view ? interned(view, result, fresh) : result;
  }

  /** The instance that stands for a row; a row that none is held for stands for itself. */
  <R> R instead(Relation<R> relation, R row, boolean fresh) {
    return relation instanceof View<R, ?> view ? insteadIn(view, row, fresh) : row;
  }

  <R, K> void expire(View<R, K> view, K key) {
    rows(view).remove(view.identity(key));
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
    KeyedRows<K, R> distinct = KeyedRows.of(view, result.size());
    boolean isDistinct = fill(distinct, view, result);
    KeyedRows<K, R> rows = rows(view);
    if (rows.isEmpty()) {
      keep(view, distinct);
      return isDistinct ? Collections.unmodifiableList(result) : standing(distinct, view, result);
    }
    for (R row : result) {
      K key = view.keyOf(row);
      R first = requireNonNull(distinct.get(key));
      if (fresh) {
        rows.put(key, first);
      } else {
        rows.putIfAbsent(key, first);
      }
    }
    return standing(rows, view, result);
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

  /**
   * Fills in the rows of one result.
   *
   * @return whether each has another key
   */
  private static <R, K> boolean fill(KeyedRows<K, R> rows, View<R, K> view, List<R> result) {
    boolean isDistinct = true;
    for (R row : result) {
      R first = rows.putIfAbsent(view.keyOf(row), row);
      if (first != null) {
        isDistinct = false;
        if (!view.sameValues(first, row)) {
          throw new IdentityConflictException(view, view.keyOf(row), first, row);
        }
      }
    }
    return isDistinct;
  }

  private static <R, K> List<R> standing(KeyedRows<K, R> rows, View<R, K> view, List<R> result) {
    return result.stream().map(row -> requireNonNull(rows.get(view.keyOf(row)))).toList();
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
