package dev.veduta.internal.session;

import dev.veduta.view.View;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows by keys of any kind. */
final class HashedRows<K, R> implements KeyedRows<K, R> {
  private final Map<K, R> rows;

  HashedRows(int room) {
    rows = new HashMap<>(room * 4 / 3 + 1);
  }

  @Override
  public @Nullable R held(View<R, K> view, K key) {
    return rows.get(view.identity(key));
  }

  @Override
  public @Nullable R get(K key) {
    return rows.get(key);
  }

  @Override
  public @Nullable R putIfAbsent(K key, R row) {
    return rows.putIfAbsent(key, row);
  }

  @Override
  public void put(K key, R row) {
    rows.put(key, row);
  }

  @Override
  public void remove(K key) {
    rows.remove(key);
  }

  @Override
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
