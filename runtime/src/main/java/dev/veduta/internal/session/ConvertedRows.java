package dev.veduta.internal.session;

import dev.veduta.view.View;
import org.jspecify.annotations.Nullable;

/** Rows by keys of users' classes, whose equality is asked of their columns' values. */
final class ConvertedRows<K, R> implements KeyedRows<K, R> {
  private final View<R, K> view;
  private final HashedRows<Object, R> rows;

  ConvertedRows(View<R, K> view, int room) {
    this.view = view;
    this.rows = new HashedRows<>(room);
  }

  @Override
  public @Nullable R held(View<R, K> sameView, K key) {
    return get(key);
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
