package dev.veduta.prove.rule;

import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Constant;
import dev.veduta.prove.query.From;
import dev.veduta.prove.query.From.Join;
import dev.veduta.prove.query.From.Kind;
import dev.veduta.prove.query.From.Leaf;
import dev.veduta.prove.query.From.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A join tree in which no join is more outer than it needs to be: a condition above that lets no
 * null through undoes the joins that would have made it, as PostgreSQL's reduce_outer_joins does.
 *
 * @param root the tree; a RIGHT join has become a LEFT join
 * @param padded the ranges that an outer join may fill with nulls, and what kind of join does
 * @param notNull for each range, what is not null in its rows that stay
 * @param holding for each range, the conditions that hold for its rows that stay
 * @param always what is not null in every row that stays
 */
record JoinTree(
    From root,
    Map<Integer, Kind> padded,
    Map<Integer, Set<Expression>> notNull,
    Map<Integer, List<Expression>> holding,
    Set<Expression> always) {
  /**
   * Whether in every row one of two ranges is not filled with nulls, as a FULL JOIN puts them on
   * either side.
   */
  boolean complement(int range, int other) {
    return complement(root, range, other);
  }

  private static boolean complement(From from, int range, int other) {
    if (from instanceof Product product) {
      return product.items().stream().anyMatch(item -> complement(item, range, other));
    }
    if (!(from instanceof Join join)) {
      return false;
    }
    if (join.kind() == Kind.FULL) {
      return (present(join.left(), range) && present(join.right(), other))
          || (present(join.left(), other) && present(join.right(), range));
    }
    return complement(join.left(), range, other)
        || (join.kind() == Kind.INNER && complement(join.right(), range, other));
  }

  /** Whether the range is part of each row of the tree. */
  private static boolean present(From from, int range) {
    Map<Integer, Kind> padded = new HashMap<>();
    pad(from, null, padded);
    return from.ranges().contains(range) && !padded.containsKey(range);
  }

  static JoinTree of(
      From from, @Nullable Expression where, Conditions conditions, IntPredicate neverEmpty) {
    Reduction reduction = new Reduction(conditions, neverEmpty);
    Set<Expression> passed = conditions.notNullWhere(where);
    reduction.always.addAll(passed);
    From root = reduction.reduce(from, passed, Conditions.conjuncts(where), true);
    Map<Integer, Kind> padded = new HashMap<>();
    pad(root, null, padded);
    return new JoinTree(root, padded, reduction.notNull, reduction.holding, reduction.always);
  }

  private static void pad(From from, @Nullable Kind by, Map<Integer, Kind> padded) {
    if (from instanceof Leaf leaf) {
      if (by != null) {
        padded.put(leaf.range(), by);
      }
    } else if (from instanceof Product product) {
      product.items().forEach(item -> pad(item, by, padded));
    } else if (from instanceof Join join) {
      boolean full = join.kind() == Kind.FULL;
      pad(join.left(), full ? Kind.FULL : by, padded);
      pad(join.right(), join.kind() == Kind.INNER ? by : join.kind(), padded);
    }
  }

  /** One walk down the tree. */
  private static final class Reduction {
    private final Conditions conditions;
    private final IntPredicate neverEmpty;
    private final Map<Integer, Set<Expression>> notNull = new HashMap<>();
    private final Map<Integer, List<Expression>> holding = new HashMap<>();
    private final Set<Expression> always = new HashSet<>();

    private Reduction(Conditions conditions, IntPredicate neverEmpty) {
      this.conditions = conditions;
      this.neverEmpty = neverEmpty;
    }

    private From reduce(
        From from, Set<Expression> passed, List<Expression> held, boolean everyRow) {
      if (from instanceof Leaf leaf) {
        notNull.put(leaf.range(), passed);
        holding.put(leaf.range(), held);
        return leaf;
      }
      if (from instanceof Product product) {
        return new Product(
            product.items().stream().map(item -> reduce(item, passed, held, everyRow)).toList());
      }
      return reduce((Join) from, passed, held, everyRow);
    }

    private Join reduce(
        Join join, Set<Expression> passed, List<Expression> held, boolean everyRow) {
      Kind kind = kind(join, passed);
      if (kind == Kind.RIGHT) {
        return reduce(turned(join), passed, held, everyRow);
      }
      Set<Expression> own = conditions.notNullWhere(join.condition());
      Set<Expression> both = union(passed, own);
      List<Expression> conjuncts = new ArrayList<>(held);
      conjuncts.addAll(Conditions.conjuncts(join.condition()));
      return switch (kind) {
        case INNER -> {
          if (everyRow) {
            always.addAll(own);
          }
          yield new Join(
              kind,
              reduce(join.left(), both, conjuncts, everyRow),
              reduce(join.right(), both, conjuncts, everyRow),
              join.condition());
        }
        case FULL ->
            new Join(
                kind,
                reduce(join.left(), passed, held, false),
                reduce(join.right(), passed, held, false),
                join.condition());
        default ->
            new Join(
                kind,
                reduce(join.left(), passed, held, everyRow),
                reduce(join.right(), both, conjuncts, false),
                join.condition());
      };
    }

    private static Join turned(Join join) {
      From inner = join.left();
      return new Join(Kind.LEFT, join.right(), inner, join.condition());
    }

    private Kind kind(Join join, Set<Expression> passed) {
      boolean left = reads(passed, join.left());
      boolean right = reads(passed, join.right());
      return switch (join.kind()) {
        case INNER -> Kind.INNER;
        case LEFT -> right || alwaysMatches(join) ? Kind.INNER : Kind.LEFT;
        case RIGHT -> left ? Kind.INNER : Kind.RIGHT;
        case FULL -> left && right ? Kind.INNER : left ? Kind.LEFT : right ? Kind.RIGHT : Kind.FULL;
      };
    }

    /** {@code LEFT JOIN LATERAL (...) ON true} of what always has a row. */
    private boolean alwaysMatches(Join join) {
      boolean isTrue =
          join.condition() == null
              || (join.condition() instanceof Constant it
                  && it.value() != null
                  && it.value().get(0) == 1);
      return isTrue && join.right() instanceof Leaf leaf && neverEmpty.test(leaf.range());
    }

    private static boolean reads(Set<Expression> notNull, From side) {
      Set<Integer> ranges = new HashSet<>(side.ranges());
      return notNull.stream()
          .anyMatch(
              it ->
                  it instanceof Expression.WholeRow row
                      && row.level() == 0
                      && ranges.contains(row.range()));
    }

    private static Set<Expression> union(Set<Expression> one, Set<Expression> other) {
      Set<Expression> union = new HashSet<>(one);
      union.addAll(other);
      return union;
    }
  }
}
