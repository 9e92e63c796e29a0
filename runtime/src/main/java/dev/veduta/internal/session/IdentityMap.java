package dev.veduta.internal.session;

import static java.util.Objects.requireNonNull;

import dev.veduta.IdentityConflictException;
import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows a session has read: for each view and identity key, the one instance that stands for it.
 */
final class IdentityMap {
  private final Map<View<?, ?>, Map<?, ?>> views = new HashMap<>();

  /** The row held for a key, or null. */
  <R, K> @Nullable R held(View<R, K> view, K key) {
    return rows(view).get(view.identity(key));
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
  }

  private <R, K> List<R> interned(View<R, K> view, List<R> result, boolean fresh) {
    Map<K, R> distinct = distinct(view, result);
    Map<K, R> rows = rows(view);
    if (fresh) {
      rows.putAll(distinct);
    } else {
      distinct.forEach(rows::putIfAbsent);
    }
    return result.stream().map(row -> requireNonNull(rows.get(view.keyOf(row)))).toList();
  }

  private static <R, K> Map<K, R> distinct(View<R, K> view, List<R> result) {
    Map<K, R> distinct = new HashMap<>();
    for (R row : result) {
      R first = distinct.putIfAbsent(view.keyOf(row), row);
      if (first != null && !view.sameValues(first, row)) {
        throw new IdentityConflictException(view, view.keyOf(row), first, row);
      }
    }
    return distinct;
  }

  private <R, K> R insteadIn(View<R, K> view, R row, boolean fresh) {
    K key = view.keyOf(row);
    if (fresh) {
      rows(view).replace(key, row);
    }
    return rows(view).getOrDefault(key, row);
  }

  /** Only this method adds to the views, so that a view's rows and keys are of its types. */
  @SuppressWarnings("unchecked")
  private <R, K> Map<K, R> rows(View<R, K> view) {
    return (Map<K, R>) views.computeIfAbsent(view, v -> new HashMap<K, R>());
  }
}
