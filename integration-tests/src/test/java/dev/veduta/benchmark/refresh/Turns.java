package dev.veduta.benchmark.refresh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** Contenders in turn, each first in its turn, and medians of what each took. */
final class Turns {
  /**
   * One turn of one contender.
   *
   * @param millis how long it took
   * @param log bytes written to the write-ahead log
   * @param rows what was written, in words
   */
  record Turn(double millis, long log, String rows) {}

  private final Map<String, Callable<Turn>> contenders = new LinkedHashMap<>();
  private final Map<String, List<Turn>> turns = new LinkedHashMap<>();
  private int count;

  void add(String name, Callable<Turn> contender) {
    contenders.put(name, contender);
    turns.put(name, new ArrayList<>());
  }

  /** One turn of all. */
  void take() throws Exception {
    List<String> order = new ArrayList<>(contenders.keySet());
    Collections.rotate(order, count++);
    for (String name : order) {
      turns.get(name).add(contenders.get(name).call());
    }
  }

  /** A Markdown row for each contender; the first turn, with cold caches, is left out. */
  String table() {
    StringBuilder table = new StringBuilder();
    double first = 0;
    for (Map.Entry<String, List<Turn>> contender : turns.entrySet()) {
      List<Turn> warm = contender.getValue().subList(1, contender.getValue().size());
      double millis = median(warm, Turn::millis);
      first = first == 0 ? millis : first;
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.0f | %.2f | %.1f | %s |%n",
              contender.getKey(),
              millis,
              millis / first,
              median(warm, turn -> turn.log / 1048576.0),
              warm.get(warm.size() - 1).rows));
    }
    return table.toString();
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
