package dev.veduta.benchmark.rows;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Two contenders in turn, A B, B A, ..., and the medians of the ratios of their times. */
final class Turns {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private record Times(long wall, long cpu) {}

  private record Turn(Times reference, Times contender) {}

  private final List<Turn> turns = new ArrayList<>();

  void take(Callable<?> reference, Callable<?> contender, int times) throws Exception {
    if (turns.size() % 2 == 0) {
      Times first = time(reference, times);
      turns.add(new Turn(first, time(contender, times)));
    } else {
      Times first = time(contender, times);
      turns.add(new Turn(time(reference, times), first));
    }
  }

  /** So many turns of a cold JVM are left out. */
  String line(String scenario, int cold) {
    List<Turn> warm = turns.subList(Math.min(cold, turns.size()), turns.size());
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.3f | %.2f | %.2f |",
        scenario,
        warm.size(),
        median(warm, turn -> turn.reference.wall / 1e6),
        median(warm, turn -> (double) turn.contender.wall / turn.reference.wall),
        median(warm, turn -> (double) turn.contender.cpu / turn.reference.cpu));
  }

  private static double median(List<Turn> turns, Function<Turn, Double> figure) {
    List<Double> sorted = turns.stream().map(figure).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static Times time(Callable<?> work, int times) throws Exception {
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    for (int i = 0; i < times; i++) {
      if (work.call() == null) {
        throw new IllegalStateException("nothing was read");
      }
    }
    return new Times(
        (System.nanoTime() - wall) / times, (THREADS.getCurrentThreadCpuTime() - cpu) / times);
  }
}
