package dev.veduta.internal.session;

import dev.veduta.internal.type.ConvertedType;
import dev.veduta.query.Column;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one view by their identity keys. */
sealed interface KeyedRows<K, R> permits LongRows, HashedRows, ConvertedRows {
  Set<SqlType<?>> WHOLE_NUMBERS = Set.of(SqlTypes.INT2, SqlTypes.INT4, SqlTypes.INT8);

  /** Room for so many rows, to begin with. */
  static <K, R> KeyedRows<K, R> of(View<R, K> view, int rows) {
    List<Column<R, ?>> key = view.keyColumns();
    if (ConvertedType.isAmong(key)) {
      return new ConvertedRows<>(view, rows);
    }
    return key.size() == 1 && !key.get(0).isNullable() && WHOLE_NUMBERS.contains(key.get(0).type())
        ? new LongRows<>(rows)
        : new HashedRows<>(view, rows);
  }

  /** The row of any key that SQL holds equal to its own, or null. */
  @Nullable R held(View<R, K> view, K key);

  /** The row of a key of these parts, of each what stands for it in a key, or null. */
  @Nullable R ofParts(List<?> parts);

  /** The row of a key, or null. */
  @Nullable R get(K key);

  /** Puts a row in unless there is one; answers the one that was there, or null. */
  @Nullable R putIfAbsent(K key, R row);

  /** Puts a row in, also in the place of another. */
  void put(K key, R row);

  void remove(K key);

  boolean isEmpty();
}
