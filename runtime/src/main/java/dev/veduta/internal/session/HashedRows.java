package dev.veduta.internal.session;

import dev.veduta.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows by keys of any kind. */
final class HashedRows<K, R> implements KeyedRows<K, R> {
  private final View<R, K> view;
  private final Map<K, R> rows;

  /** The same rows by the parts of their keys, once somebody asks so. */
  private @Nullable Map<List<?>, R> byParts;

  HashedRows(View<R, K> view, int room) {
    this.view = view;
    rows = new HashMap<>(room * 4 / 3 + 1);
  }

  @Override
  public @Nullable R held(View<R, K> view, K key) {
    return rows.get(view.identity(key));
  }

  /** Another record's key of the same parts is of another class, and equal to none of these. */
  @Override
  public @Nullable R ofParts(List<?> parts) {
    if (byParts == null) {
      Map<List<?>, R> all = new HashMap<>();
      rows.forEach((key, row) -> all.put(view.parts(key), row));
      byParts = all;
    }
    return byParts.get(parts);
  }

  @Override
  public @Nullable R get(K key) {
    return rows.get(key);
  }

  @Override
  public @Nullable R putIfAbsent(K key, R row) {
    R there = rows.putIfAbsent(key, row);
    if (there == null && byParts != null) {
      byParts.put(view.parts(key), row);
    }
    return there;
  }

  @Override
  public void put(K key, R row) {
    rows.put(key, row);
    if (byParts != null) {
      byParts.put(view.parts(key), row);
    }
  }

  @Override
  public void remove(K key) {
    rows.remove(key);
    if (byParts != null) {
      byParts.remove(view.parts(key));
    }
  }

  @Override
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
