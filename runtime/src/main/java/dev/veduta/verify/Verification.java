package dev.veduta.verify;

import static java.util.stream.Collectors.joining;

import dev.veduta.ProofLostException;
import dev.veduta.view.Relation;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a database still has what the keys and the never-null columns of records rest on.
 * Immutable and thread-safe.
 *
 * @param lost by view, in the order they were asked for: what it has not, a sentence each; views
 *     that lost nothing are absent
 */
public record Verification(Map<Relation<?>, List<String>> lost) {
  public Verification {
    Map<Relation<?>, List<String>> copy = new LinkedHashMap<>();
    lost.forEach((view, sentences) -> copy.put(view, List.copyOf(sentences)));
    lost = Collections.unmodifiableMap(copy);
  }

  /** Whether nothing was lost. */
  public boolean isSound() {
    return lost.isEmpty();
  }

  /**
   * Goes on only if nothing was lost.
   *
   * @throws ProofLostException that lists what was
   */
  public void orThrow() {
    if (!isSound()) {
      throw new ProofLostException(sentences());
    }
  }

  /** What was lost, a line each; or that nothing was. */
  @Override
  public String toString() {
    return isSound() ? "sound" : sentences().stream().collect(joining("\n"));
  }

  private List<String> sentences() {
    return lost.values().stream().flatMap(Collection::stream).toList();
  }
}
