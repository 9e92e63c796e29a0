package dev.veduta.prove.rule;

import dev.veduta.prove.rule.Dependencies.Dependency;
import dev.veduta.prove.rule.Dependencies.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why columns identify a row, from the dependencies that led there. */
final class Derivations {
  private Derivations() {}

  /** The proofs of these steps as one; null where none of them needed any. */
  static @Nullable Proof proof(List<Dependency> steps) {
    List<Proof> proofs = proofs(steps);
    if (proofs.isEmpty()) {
      return null;
    }
    return Proof.of(words(proofs)).and(proofs);
  }

  /** Why these attributes decide the goal. */
  static Proof key(Dependencies dependencies, BitSet start, BitSet goal) {
    List<Dependency> steps = dependencies.derivation(start, goal);
    List<Proof> proofs = proofs(steps);
    List<Dependency> keys = of(steps, Origin.KEY);
    List<Dependency> own =
        keys.stream().filter(it -> Dependencies.contains(start, it.from())).toList();
    List<Dependency> joined = keys.stream().filter(it -> !own.contains(it)).toList();
    List<String> parts = new ArrayList<>();
    parts.add(words(proofs(of(steps, Origin.STEP))));
    parts.add(words(proofs(own)));
    String words = parts.stream().filter(it -> !it.isEmpty()).collect(Collectors.joining(" of "));
    String others = words(proofs(joined));
    if (words.isEmpty()) {
      words = others.isEmpty() ? "there is at most one row" : others;
    } else if (!others.isEmpty()) {
      words += ", kept by " + join(dependencies, own, joined) + " (" + others + ")";
    }
    return Proof.of(words).and(proofs);
  }

  private static String join(
      Dependencies dependencies, List<Dependency> own, List<Dependency> joined) {
    boolean bothWays =
        own.size() == 1
            && joined.stream().allMatch(it -> dependencies.decides(it.to(), own.get(0).to()));
    return bothWays ? "a one-to-one join" : "a many-to-one join";
  }

  private static List<Dependency> of(List<Dependency> steps, Origin origin) {
    return steps.stream().filter(it -> it.origin() == origin).toList();
  }

  private static List<Proof> proofs(List<Dependency> steps) {
    List<Proof> proofs = new ArrayList<>();
    for (Dependency step : steps) {
      if (step.proof() != null) {
        proofs.add(step.proof());
      }
    }
    return proofs;
  }

  private static String words(List<Proof> proofs) {
    Set<String> words = new LinkedHashSet<>();
    proofs.forEach(proof -> words.add(proof.because()));
    return String.join(" and ", words);
  }
}
