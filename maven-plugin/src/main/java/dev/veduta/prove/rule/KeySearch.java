package dev.veduta.prove.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds minimal keys: sets of columns that decide the goal, and would not without any one of them.
 *
 * <p>Each further key lacks some column of each key found before, so the search leaves these out in
 * turn (Reiter's hitting set tree). It stops after a number of steps, since there can be
 * exponentially many keys.
 */
final class KeySearch {
  private static final int MOST_KEYS = 24;
  private static final int MOST_STEPS = 300;

  private final List<Integer> attributes;
  private final Dependencies dependencies;
  private final BitSet goal;

  /**
   * A search.
   *
   * @param attributes the attribute of each column
   */
  KeySearch(List<Integer> attributes, Dependencies dependencies, BitSet goal) {
    this.attributes = attributes;
    this.dependencies = dependencies;
    this.goal = goal;
  }

  /**
   * The minimal keys found.
   *
   * @param preference columns, by position from 0, the most welcome in a key first
   */
  Set<SortedSet<Integer>> keys(List<Integer> preference) {
    List<Integer> useful = useful(preference);
    Set<SortedSet<Integer>> keys = new java.util.LinkedHashSet<>();
    Set<Set<Integer>> seen = new HashSet<>();
    Deque<Set<Integer>> open = new ArrayDeque<>(List.of(Set.of()));
    for (int step = 0; step < MOST_STEPS && !open.isEmpty() && keys.size() < MOST_KEYS; step++) {
      Set<Integer> without = open.removeFirst();
      List<Integer> rest = useful.stream().filter(it -> !without.contains(it)).toList();
      if (decides(rest)) {
        SortedSet<Integer> key = shrink(rest);
        keys.add(key);
        for (Integer column : key) {
          Set<Integer> next = new HashSet<>(without);
          next.add(column);
          if (seen.add(next)) {
            open.addLast(next);
          }
        }
      }
    }
    return keys;
  }

  /** Columns that lead nowhere are in no minimal key. */
  private List<Integer> useful(List<Integer> preference) {
    BitSet leads = (BitSet) goal.clone();
    dependencies.all().forEach(it -> leads.or(it.from()));
    return preference.stream().filter(column -> leads.get(attributes.get(column))).toList();
  }

  private SortedSet<Integer> shrink(List<Integer> columns) {
    List<Integer> key = new ArrayList<>(columns);
    for (int i = columns.size() - 1; i >= 0; i--) {
      Integer column = columns.get(i);
      key.remove(column);
      if (!decides(key)) {
        key.add(column);
      }
    }
    return new TreeSet<>(key);
  }

  private boolean decides(List<Integer> columns) {
    BitSet start = new BitSet();
    columns.forEach(column -> start.set(attributes.get(column)));
    return dependencies.decides(start, goal);
  }
}
