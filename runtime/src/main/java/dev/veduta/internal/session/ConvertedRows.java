package dev.veduta.internal.session;

import dev.veduta.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows by keys of users' classes, whose equality is asked of their columns' values. */
final class ConvertedRows<K, R> implements KeyedRows<K, R> {
  private final View<R, K> view;
  private final Map<Object, R> rows;

  ConvertedRows(View<R, K> view, int room) {
    this.view = view;
    this.rows = new HashMap<>(room * 4 / 3 + 1);
  }

  @Override
  public @Nullable R held(View<R, K> sameView, K key) {
    return get(key);
  }

  /** What stands for a key with converted columns are its parts. */
  @Override
  public @Nullable R ofParts(List<?> parts) {
    return rows.get(parts);
  }

  @Override
  public @Nullable R get(K key) {
    return rows.get(view.equalityKey(key));
  }

  @Override
  public @Nullable R putIfAbsent(K key, R row) {
    return rows.putIfAbsent(view.equalityKey(key), row);
  }

  @Override
  public void put(K key, R row) {
    rows.put(view.equalityKey(key), row);
  }

  @Override
  public void remove(K key) {
    rows.remove(view.equalityKey(key));
  }

  @Override
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
