package dev.veduta.prove.query;

import dev.veduta.prove.query.Query.Comparison;
import dev.veduta.prove.tree.Node.Struct;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** GROUPING SETS, ROLLUP and CUBE, written out as the sets they stand for. */
final class GroupingSets {
  /** As many as PostgreSQL itself takes. */
  private static final int MOST = 4096;

  private GroupingSets() {}

  static Set<Integer> references(List<Comparison> keys) {
    Set<Integer> references = new TreeSet<>();
    keys.forEach(key -> references.add(key.reference()));
    return references;
  }

  /** {@code GROUP BY a, b} multiplies what a and b stand for. */
  static List<Set<Integer>> expand(List<Struct> parts, boolean distinct) {
    List<Set<Integer>> sets = List.of(Set.of());
    for (Struct part : parts) {
      sets = product(sets, expand(part));
    }
    return distinct ? List.copyOf(new LinkedHashSet<>(sets)) : sets;
  }

  private static List<Set<Integer>> expand(Struct part) {
    return switch (part.number("kind")) {
      case 0 -> List.of(Set.of());
      case 1 -> List.of(new TreeSet<>(part.numbers("content")));
      case 2 -> rollup(part.structs("content"));
      case 3 -> cube(part.structs("content"));
      case 4 -> part.structs("content").stream().flatMap(it -> expand(it).stream()).toList();
      default -> throw new UnknownQueryException("a grouping set of kind " + part.number("kind"));
    };
  }

  private static List<Set<Integer>> rollup(List<Struct> parts) {
    List<Set<Integer>> sets = new ArrayList<>();
    for (int size = parts.size(); size >= 0; size--) {
      sets.add(union(parts.subList(0, size)));
    }
    return sets;
  }

  private static List<Set<Integer>> cube(List<Struct> parts) {
    List<Set<Integer>> sets = List.of(Set.of());
    for (Struct part : parts) {
      sets = product(sets, List.of(union(List.of(part)), Set.of()));
    }
    return sets;
  }

  private static Set<Integer> union(List<Struct> parts) {
    Set<Integer> union = new TreeSet<>();
    parts.forEach(part -> union.addAll(part.numbers("content")));
    return union;
  }

  private static List<Set<Integer>> product(List<Set<Integer>> left, List<Set<Integer>> right) {
    if ((long) left.size() * right.size() > MOST) {
      throw new UnknownQueryException("more than " + MOST + " grouping sets");
    }
    List<Set<Integer>> product = new ArrayList<>();
    for (Set<Integer> one : left) {
      for (Set<Integer> other : right) {
        Set<Integer> both = new TreeSet<>(one);
        both.addAll(other);
        product.add(both);
      }
    }
    return product;
  }
}
