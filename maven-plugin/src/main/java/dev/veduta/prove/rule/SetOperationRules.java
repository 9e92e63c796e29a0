package dev.veduta.prove.rule;

import static dev.veduta.prove.rule.Nullness.maybe;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Constant;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Query.Combination;
import dev.veduta.prove.query.Query.Limit;
import dev.veduta.prove.query.Query.Operand;
import dev.veduta.prove.query.Query.Operator;
import dev.veduta.prove.query.Query.SetOperation;
import dev.veduta.prove.query.Query.Target;
import dev.veduta.prove.rule.Nullness.Never;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of UNION, INTERSECT and EXCEPT. */
final class SetOperationRules {
  private static final int MOST_KEYS = 16;
  private static final Set<Integer> WHOLE = Set.of(20, 21, 23);
  private static final int NUMERIC = 1700;

  private final Facts facts;
  private final RangeRules ranges;

  SetOperationRules(Facts facts, RangeRules ranges) {
    this.facts = facts;
    this.ranges = ranges;
  }

  /**
   * The rows of the query.
   *
   * @param operands the rows of each range that takes part
   * @param once whether each operand is read once; a recursive one is read again and again
   */
  Shape of(Query query, IntFunction<Shape> operands, boolean once) {
    Combination combination = Objects.requireNonNull(query.combination());
    Shape shape = combine(combination, operands, once);
    int first = leftmost(combination);
    List<Shape.Column> columns = new ArrayList<>();
    for (Target target : query.columns()) {
      Expression it = target.expression();
      boolean passed =
          it instanceof Expression.Column column
              && column.range() == first
              && column.column() == columns.size() + 1
              && column.column() <= shape.columns().size();
      columns.add(
          passed
              ? shape.columns().get(columns.size())
              : new Shape.Column(
                  maybe("nothing is known of the column"), it.type(), it.collation(), null));
    }
    boolean straight = columns.equals(shape.columns());
    List<Shape.Key> keys = straight ? shape.keys() : List.of();
    if (query.limit() == Limit.ONE) {
      keys = List.of(new Shape.Key(new TreeSet<>(), Proof.of("LIMIT 1")));
    }
    return new Shape(
        columns,
        keys,
        List.of(),
        shape.neverEmpty() && query.limit() == Limit.NONE,
        shape.fickle(),
        keys.isEmpty() ? shape.hint() : null,
        straight ? flaws(query, combination, shape, once) : Flaws.NONE);
  }

  private Flaws flaws(Query query, Combination combination, Shape shape, boolean once) {
    Map<Integer, Flaws.Hole> holes = new HashMap<>();
    shape.flaws().holes().entrySet().stream()
        .filter(it -> it.getValue().always() || query.limit() == Limit.NONE)
        .forEach(it -> holes.put(it.getKey(), it.getValue()));
    return new Flaws(holes, once ? new UnionFlaws(facts).twins(query, combination) : List.of());
  }

  private static int leftmost(Combination combination) {
    Combination it = combination;
    while (it instanceof SetOperation operation) {
      it = operation.left();
    }
    return ((Operand) it).range();
  }

  private Shape combine(Combination combination, IntFunction<Shape> operands, boolean once) {
    if (combination instanceof Operand it) {
      return operands.apply(it.range());
    }
    SetOperation it = (SetOperation) combination;
    Shape left = taken(combine(it.left(), operands, once), it);
    Shape right = taken(combine(it.right(), operands, once), it);
    List<Shape.Column> columns = new ArrayList<>();
    for (int i = 0; i < it.types().size(); i++) {
      columns.add(column(it, i, left.columns().get(i), right.columns().get(i)));
    }
    List<Shape.Key> keys = new ArrayList<>();
    switch (it.operator()) {
      case EXCEPT -> keys.addAll(left.keys());
      case INTERSECT -> {
        keys.addAll(left.keys());
        keys.addAll(right.keys());
      }
      case UNION -> {
        if (once) {
          keys.addAll(tagged(it, operands));
        }
      }
    }
    if (!it.all() && comparesAsGroupingDoes(it)) {
      keys.add(whole(it, columns));
    }
    keys.sort(new KeyOrder(columns, column -> 0));
    return new Shape(
        columns,
        minimal(keys),
        List.of(),
        it.operator() == Operator.UNION && (left.neverEmpty() || right.neverEmpty()),
        left.fickle() || right.fickle(),
        once
            ? "UNION ALL keeps equal rows of its parts; a literal of its own in each part, beside a"
                + " key of each, would help"
            : "a recursive UNION ALL may come to a row again; UNION would help",
        UnionFlaws.of(it, left, right));
  }

  private static Shape.Column column(
      SetOperation it, int at, Shape.Column left, Shape.Column right) {
    Nullness nullness =
        switch (it.operator()) {
          case EXCEPT -> left.nullness();
          case INTERSECT -> left.nullness().never() ? left.nullness() : right.nullness();
          case UNION -> both(left.nullness(), right.nullness());
        };
    boolean one =
        left.constant() != null
            && (it.operator() != Operator.UNION || left.constant().equals(right.constant()));
    return new Shape.Column(
        nullness, it.types().get(at), it.collations().get(at), one ? left.constant() : null);
  }

  private static Nullness both(Nullness left, Nullness right) {
    if (left instanceof Never one && right instanceof Never other) {
      boolean same = one.proof().because().equals(other.proof().because());
      String words =
          same ? one.proof().because() : one.proof().because() + "; " + other.proof().because();
      return new Never(one.proof().saying(words).and(List.of(other.proof())));
    }
    return left.never() ? right : left;
  }

  /** An operand's rows as the operation takes them: some columns are cast to a common type. */
  private Shape taken(Shape shape, SetOperation it) {
    List<Shape.Column> columns = new ArrayList<>();
    Set<Integer> changed = new HashSet<>();
    boolean keepsNulls = true;
    for (int i = 0; i < it.types().size(); i++) {
      int type = it.types().get(i);
      int collation = it.collations().get(i);
      Shape.Column column =
          i < shape.columns().size()
              ? shape.columns().get(i)
              : new Shape.Column(maybe("nothing is known of the column"), 0, 0, null);
      boolean cast = column.type() != type;
      boolean trusted = Facts.isBuiltIn(column.type()) && Facts.isBuiltIn(type);
      boolean same = facts.sameValues(column.type(), column.collation(), type, collation);
      if (!same && !widens(column.type(), type)) {
        changed.add(i + 1);
      }
      keepsNulls &= !cast || trusted;
      columns.add(
          new Shape.Column(
              cast && !trusted ? maybe("a cast between types of users") : column.nullness(),
              type,
              collation,
              cast || !same ? null : column.constant()));
    }
    List<Shape.Key> keys =
        shape.keys().stream()
            .filter(key -> key.columns().stream().noneMatch(changed::contains))
            .toList();
    return new Shape(
        columns,
        keys,
        List.of(),
        shape.neverEmpty(),
        shape.fickle(),
        shape.hint(),
        keepsNulls ? shape.flaws() : Flaws.NONE);
  }

  private static boolean widens(int from, int to) {
    return WHOLE.contains(from) && (WHOLE.contains(to) || to == NUMERIC);
  }

  private boolean comparesAsGroupingDoes(SetOperation it) {
    return it.equalities().size() == it.types().size()
        && IntStream.range(0, it.types().size())
            .allMatch(
                i ->
                    it.equalities().get(i) != 0
                        && facts.equality(it.types().get(i)) == it.equalities().get(i));
  }

  /** All columns, less those that have one value only. */
  private static Shape.Key whole(SetOperation it, List<Shape.Column> columns) {
    SortedSet<Integer> all = new TreeSet<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).constant() == null) {
        all.add(i + 1);
      }
    }
    return new Shape.Key(all, Proof.of(it.operator() + " keeps one of equal rows"));
  }

  static List<Shape.Key> minimal(List<Shape.Key> keys) {
    List<Shape.Key> minimal = new ArrayList<>();
    for (Shape.Key key : keys) {
      boolean needed =
          keys.stream()
              .noneMatch(
                  other ->
                      other.columns().size() < key.columns().size()
                          && key.columns().containsAll(other.columns()));
      boolean isNew = minimal.stream().noneMatch(it -> it.columns().equals(key.columns()));
      if (needed && isNew) {
        minimal.add(key);
      }
    }
    return minimal;
  }

  /** Where each part of a UNION has a literal of its own, that and a key of each part. */
  private List<Shape.Key> tagged(SetOperation union, IntFunction<Shape> operands) {
    List<Shape> parts = parts(union, union, operands);
    List<Shape.Key> found = new ArrayList<>();
    for (int i = 0; i < union.types().size(); i++) {
      if (tells(parts, i)) {
        found.addAll(withKeys(parts, i + 1));
      }
    }
    return found;
  }

  private List<Shape> parts(
      Combination combination, SetOperation union, IntFunction<Shape> operands) {
    if (combination instanceof SetOperation it && it.operator() == Operator.UNION) {
      List<Shape> parts = new ArrayList<>(parts(it.left(), union, operands));
      parts.addAll(parts(it.right(), union, operands));
      return parts.stream().map(part -> taken(part, union)).toList();
    }
    return List.of(taken(combine(combination, operands, true), union));
  }

  private boolean tells(List<Shape> parts, int column) {
    Set<Object> seen = new HashSet<>();
    return parts.stream()
        .allMatch(
            part -> {
              @Nullable Constant it = part.columns().get(column).constant();
              return it != null
                  && ranges.isByBytes(it)
                  && seen.add(it.value() == null ? "null" : it.value());
            });
  }

  private static List<Shape.Key> withKeys(List<Shape> parts, int tag) {
    List<Shape.Key> keys =
        List.of(
            new Shape.Key(
                new TreeSet<>(Set.of(tag)),
                Proof.of("each part of the UNION has a literal of its own")));
    for (Shape part : parts) {
      List<Shape.Key> longer = new ArrayList<>();
      for (Shape.Key key : keys) {
        for (Shape.Key more : part.keys()) {
          SortedSet<Integer> columns = new TreeSet<>(key.columns());
          columns.addAll(more.columns());
          String words = key.proof().because() + ", " + more.proof().because();
          longer.add(new Shape.Key(columns, key.proof().saying(words).and(List.of(more.proof()))));
        }
      }
      keys = longer.subList(0, Math.min(MOST_KEYS, longer.size()));
    }
    return keys;
  }
}
