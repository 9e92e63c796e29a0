package dev.veduta.internal.session;

import dev.veduta.view.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows by whole numbers, in two arrays with no object for each: open addressing, a row being at its
 * key's place or, where that was taken, at the next free one.
 *
 * @param <K> {@code Short}, {@code Integer} or {@code Long}
 */
final class LongRows<K, R> implements KeyedRows<K, R> {
  private static final int LEAST = 16;

  /** Spreads what its bits above those of a place tell a key: 2^64 divided by the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] keys;
  private @Nullable Object[] rows;
  private int count;

  LongRows(int room) {
    int size = Integer.highestOneBit(Math.max(LEAST, room * 2 - 1) - 1) * 2;
    keys = new long[size];
    rows = new Object[size];
  }

  /** Equal whole numbers are the same. */
  @Override
  public @Nullable R held(View<R, K> view, K key) {
    return get(key);
  }

  @Override
  public @Nullable R ofParts(List<?> parts) {
    return rowAt(place(number(parts.get(0))));
  }

  @Override
  public @Nullable R get(K key) {
    return rowAt(place(number(key)));
  }

  @Override
  public @Nullable R putIfAbsent(K key, R row) {
    long number = number(key);
    int place = place(number);
    R there = rowAt(place);
    if (there == null) {
      fill(place, number, row);
    }
    return there;
  }

  @Override
  public void put(K key, R row) {
    long number = number(key);
    int place = place(number);
    if (rows[place] == null) {
      fill(place, number, row);
    } else {
      rows[place] = row;
    }
  }

  /** Rows that had to give way to this one move up, or they would not be found any more. */
  @Override
  public void remove(K key) {
    int free = place(number(key));
    if (rows[free] == null) {
      return;
    }
    count--;
    int last = keys.length - 1;
    for (int next = (free + 1) & last; rows[next] != null; next = (next + 1) & last) {
      int wanted = home(keys[next]);
      if (((next - wanted) & last) >= ((next - free) & last)) {
        keys[free] = keys[next];
        rows[free] = rows[next];
        free = next;
      }
    }
    rows[free] = null;
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  private static long number(Object key) {
    return key instanceof Integer number ? number : ((Number) key).longValue();
  }

  /** Where a key is or would be. */
  private int place(long key) {
    int last = keys.length - 1;
    int place = home(key);
    while (rows[place] != null && keys[place] != key) {
      place = (place + 1) & last;
    }
    return place;
  }

  /** Neighbouring keys are neighbours, as rows mostly come in their order: memory likes that. */
  private int home(long key) {
    int bits = Integer.numberOfTrailingZeros(keys.length);
    long above = ((key >>> bits) * SPREAD) >>> (Long.SIZE - bits);
    return (int) (key ^ above) & (keys.length - 1);
  }

  private void fill(int place, long key, R row) {
    keys[place] = key;
    rows[place] = row;
    if (++count * 2 > keys.length) {
      grow();
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable Object[] oldRows = rows;
    keys = new long[oldKeys.length * 2];
    rows = new Object[oldRows.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldRows[i] != null) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        rows[place] = oldRows[i];
      }
    }
  }

  @SuppressWarnings("unchecked") // only rows of the type are put in
  private @Nullable R rowAt(int place) {
    return (R) rows[place];
  }
}
