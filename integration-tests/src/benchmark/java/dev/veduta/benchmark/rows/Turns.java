package dev.veduta.benchmark.rows;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.infra.Blackhole;

/** Contenders in turn, in another order each time, and what they took beside the first of them. */
final class Turns {
  private record Times(long wall, long cpu) {}

  private final LongSupplier cpu;
  private final Random random = new Random(2);
  private final List<Map<Peer, Times>> turns = new ArrayList<>();

  /**
   * None yet.
   *
   * @param cpu the clock, in nanoseconds
   */
  Turns(LongSupplier cpu) {
    this.cpu = cpu;
  }

  /** Lets each contender read so many times. */
  void take(Map<Peer, Read> contenders, List<Integer> keys, int times, Blackhole blackhole)
      throws Exception {
    List<Peer> order = new ArrayList<>(contenders.keySet());
    Collections.shuffle(order, random);
    Map<Peer, Times> turn = new EnumMap<>(Peer.class);
    for (Peer contender : order) {
      turn.put(contender, time(contenders.get(contender), keys, times, blackhole));
    }
    turns.add(turn);
  }

  /** Those that warmed the JVM up do not count. */
  void forget() {
    turns.clear();
  }

  /**
   * Medians of the ratios of each turn, wall and CPU, with what they lie between for 95 % if turns
   * are drawn at random; of the reference its time.
   */
  Map<Peer, String> cells() {
    return turns.get(0).keySet().stream().collect(toMap(contender -> contender, this::cell));
  }

  private String cell(Peer contender) {
    if (contender == Peer.BY_HAND) {
      return text("1.00 (%.2f ms)", middle(sorted(turn -> turn.get(contender).wall / 1e6)));
    }
    return ratio(turn -> (double) turn.get(contender).wall / turn.get(Peer.BY_HAND).wall)
        + " / "
        + ratio(turn -> (double) turn.get(contender).cpu / turn.get(Peer.BY_HAND).cpu);
  }

  private String ratio(ToDoubleFunction<Map<Peer, Times>> figure) {
    double[] sorted = sorted(figure);
    int outside =
        (int) Math.max(0, Math.floor(sorted.length / 2.0 - 0.98 * Math.sqrt(sorted.length)));
    return text(
        "%.3f (%.3f–%.3f)", middle(sorted), sorted[outside], sorted[sorted.length - 1 - outside]);
  }

  private double[] sorted(ToDoubleFunction<Map<Peer, Times>> figure) {
    return turns.stream().mapToDouble(figure).sorted().toArray();
  }

  private static double middle(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String text(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }

  private Times time(Read read, List<Integer> keys, int times, Blackhole blackhole)
      throws Exception {
    if (times == 1) {
      // Nobody pays for what another left.
      System.gc();
    }
    long cpuBefore = cpu.getAsLong();
    long before = System.nanoTime();
    for (int i = 0; i < times; i++) {
      consume(read.read(keys), blackhole);
    }
    return new Times((System.nanoTime() - before) / times, (cpu.getAsLong() - cpuBefore) / times);
  }

  private static void consume(Object result, Blackhole blackhole) throws Exception {
    if (result instanceof Read.Rows rows) {
      rows.forEach(blackhole::consume);
    } else {
      blackhole.consume(result);
    }
  }
}
