package dev.veduta.processor.report;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was perhaps meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate a few keystrokes away: at most a third of the name, and never more than three.
   * The nearest wins, then the first in order of the alphabet.
   */
  public static Optional<String> to(String name, Collection<String> candidates) {
    int most = Math.min(3, Math.max(1, name.length() / 3));
    return candidates.stream()
        .filter(it -> distance(name, it) <= most)
        .min(comparing((String it) -> distance(name, it)).thenComparing(Comparator.naturalOrder()));
  }

  /** The edit distance of Levenshtein, whatever the case. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
