package dev.veduta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to it, it holds what a map holds. */
class LongRowsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void holdsWhatAMapHolds(long seed) {
    Random random = new Random(seed);
    int bits = 1 + random.nextInt(63);
    long step = random.nextBoolean() ? 1 : 1L << random.nextInt(60);
    LongRows<Long, String> rows = new LongRows<>(random.nextInt(40));
    Map<Long, String> map = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      Long key = (random.nextLong() >> bits) % 2000 * step;
      String row = "row " + i;
      switch (random.nextInt(4)) {
        case 0 -> assertThat(rows.putIfAbsent(key, row)).isEqualTo(map.putIfAbsent(key, row));
        case 1 -> {
          rows.put(key, row);
          map.put(key, row);
        }
        default -> {
          rows.remove(key);
          map.remove(key);
        }
      }
      assertThat(rows.get(key)).isSameAs(map.get(key));
      assertThat(rows.isEmpty()).isEqualTo(map.isEmpty());
      if (i % 5000 == 0) {
        map.forEach((one, value) -> assertThat(rows.get(one)).isSameAs(value));
      }
    }
  }
}
