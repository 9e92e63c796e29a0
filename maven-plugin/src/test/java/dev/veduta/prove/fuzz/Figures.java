package dev.veduta.prove.fuzz;

import dev.veduta.prove.ViewProof;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;

/** What a run has come to. Thread-safe. */
final class Figures {
  private final Map<String, LongAdder> figures = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<String> unsound = new ConcurrentSkipListSet<>();

  void add(String figure, long more) {
    figures.computeIfAbsent(figure, it -> new LongAdder()).add(more);
  }

  long of(String figure) {
    LongAdder sum = figures.get(figure);
    return sum == null ? 0 : sum.sum();
  }

  /** A claim that the data refuted; told at once, as a long run is long. */
  void unsound(String claim) {
    if (unsound.add(claim)) {
      System.out.println("unsound: " + claim);
    }
  }

  List<String> unsound() {
    return List.copyOf(unsound);
  }

  void count(ViewProof proof) {
    add("columns", proof.columns().size());
    add("not null proven", proof.columns().stream().filter(it -> it.notNull() != null).count());
    add("views with a key", proof.keys().isEmpty() ? 0 : 1);
    add("keys", proof.keys().size());
    add(
        "keys with nullable parts",
        proof.catalogKeys().stream()
            .filter(
                key ->
                    key.columns().stream()
                        .anyMatch(it -> proof.column(it).orElseThrow().notNull() == null))
            .count());
    add("equal columns", proof.equalities().size());
    add("disproofs", proof.disproofs().size());
    add("unproven views", proof.unproven() == null ? 0 : 1);
  }

  @Override
  public String toString() {
    return new TreeMap<>(figures).toString();
  }
}
