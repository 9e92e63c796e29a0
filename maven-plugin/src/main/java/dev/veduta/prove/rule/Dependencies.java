package dev.veduta.prove.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functional dependencies: rows that are equal in some attributes are equal in others, where two
 * nulls are equal. Attributes are numbers, given out by {@link Attributes}. Immutable.
 */
record Dependencies(List<Dependency> all) {
  Dependencies {
    all = List.copyOf(all);
  }

  /** What a dependency comes from, for its place in the reason. */
  enum Origin {
    /** A key of a range. */
    KEY,
    /** What a row is decides what is in it. */
    ROW,
    /** Two values are equal. */
    EQUALITY,
    /** Grouping, DISTINCT and the like. */
    STEP
  }

  /**
   * One dependency.
   *
   * @param lasting whether it also holds where the ranges of its result are filled with nulls by an
   *     outer join
   * @param proof why; null where nothing needs to be said
   */
  record Dependency(
      BitSet from, BitSet to, Origin origin, boolean lasting, @Nullable Proof proof) {}

  static final Dependencies NONE = new Dependencies(List.of());

  Dependencies and(List<Dependency> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Dependency> both = new ArrayList<>(all);
    both.addAll(more);
    return new Dependencies(both);
  }

  Dependencies and(Dependencies other) {
    return and(other.all);
  }

  /** All that is decided by these attributes. */
  BitSet closure(BitSet start) {
    BitSet closure = (BitSet) start.clone();
    for (boolean grew = true; grew; ) {
      grew = false;
      for (Dependency it : all) {
        if (contains(closure, it.from()) && !contains(closure, it.to())) {
          closure.or(it.to());
          grew = true;
        }
      }
    }
    return closure;
  }

  boolean decides(BitSet start, BitSet goal) {
    return contains(closure(start), goal);
  }

  /** The dependencies that lead from these attributes to the goal, in the order they are used. */
  List<Dependency> derivation(BitSet start, BitSet goal) {
    List<Dependency> used = new ArrayList<>();
    BitSet closure = (BitSet) start.clone();
    for (boolean grew = true; grew && !contains(closure, goal); ) {
      grew = false;
      for (Dependency it : all) {
        if (contains(closure, it.from()) && !contains(closure, it.to())) {
          closure.or(it.to());
          used.add(it);
          grew = true;
        }
      }
    }
    return needed(start, goal, used);
  }

  /** Backwards from the goal, the steps that gave something that is needed. */
  private static List<Dependency> needed(BitSet start, BitSet goal, List<Dependency> used) {
    BitSet open = (BitSet) goal.clone();
    open.andNot(start);
    Set<Dependency> needed = new LinkedHashSet<>();
    for (int i = used.size() - 1; i >= 0; i--) {
      Dependency it = used.get(i);
      BitSet gained = (BitSet) it.to().clone();
      gained.andNot(before(start, used.subList(0, i)));
      if (gained.intersects(open)) {
        needed.add(it);
        open.andNot(gained);
        open.or(it.from());
        open.andNot(start);
      }
    }
    List<Dependency> inOrder = new ArrayList<>(used);
    inOrder.retainAll(needed);
    return inOrder;
  }

  private static BitSet before(BitSet start, List<Dependency> used) {
    BitSet before = (BitSet) start.clone();
    used.forEach(it -> before.or(it.to()));
    return before;
  }

  static boolean contains(BitSet set, BitSet part) {
    BitSet rest = (BitSet) part.clone();
    rest.andNot(set);
    return rest.isEmpty();
  }

  static BitSet union(BitSet one, BitSet other) {
    BitSet union = (BitSet) one.clone();
    union.or(other);
    return union;
  }
}
