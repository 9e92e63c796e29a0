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

  /**
   * The edit distance of Levenshtein, whatever the case; two letters that change places are one.
   */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] distances = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : least(distances, a, i, b, j);
      }
    }
    return distances[a.length()][b.length()];
  }

  private static int least(int[][] distances, String a, int i, String b, int j) {
    int replaced = distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
    boolean changePlaces =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return changePlaces ? Math.min(least, 1 + distances[i - 2][j - 2]) : least;
  }
}
