package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.fact.Relation;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Windowed;
import dev.veduta.prove.query.From;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Query.Combination;
import dev.veduta.prove.query.Query.Limit;
import dev.veduta.prove.query.Query.Operand;
import dev.veduta.prove.query.Query.Operator;
import dev.veduta.prove.query.Query.SetOperation;
import dev.veduta.prove.query.Range;
import dev.veduta.prove.rule.Flaws.Hole;
import dev.veduta.prove.rule.Flaws.Repeat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The flaws of the rows of UNION, INTERSECT and EXCEPT. */
final class UnionFlaws {
  private final Facts facts;
  private final Conditions conditions;

  UnionFlaws(Facts facts) {
    this.facts = facts;
    this.conditions = new Conditions(facts);
  }

  /** The nulls of one operation over these two sides. */
  static Flaws of(SetOperation operation, Shape left, Shape right) {
    Map<Integer, Hole> holes = new HashMap<>();
    for (int column = 1; column <= operation.types().size(); column++) {
      int number = column;
      hole(operation.operator(), left, right, column).ifPresent(it -> holes.put(number, it));
    }
    return new Flaws(holes, List.of());
  }

  private static Optional<Hole> hole(Operator operator, Shape left, Shape right, int column) {
    Optional<Hole> one = left.flaws().hole(column);
    Optional<Hole> other = right.flaws().hole(column);
    return switch (operator) {
      case EXCEPT -> one.filter(Hole::always);
      case INTERSECT -> one.filter(Hole::always).or(() -> other.filter(Hole::always));
      case UNION -> {
        if (one.isPresent() && other.isPresent()) {
          yield Optional.of(
              new Hole(one.get().because(), one.get().always() && other.get().always()));
        }
        Stream<Hole> sure =
            Stream.concat(
                one.filter(it -> left.neverEmpty()).stream(),
                other.filter(it -> right.neverEmpty()).stream());
        yield sure.findFirst().map(it -> new Hole(it.because(), false));
      }
    };
  }

  /** Columns in which all parts of a UNION ALL give the same, as they read the same rows. */
  List<Repeat> twins(Query query, Combination combination) {
    List<Query> parts = new ArrayList<>();
    if (query.limit() != Limit.NONE || !parts(query, combination, parts)) {
      return List.of();
    }
    Query first = parts.get(0);
    boolean sameRows = parts.stream().allMatch(it -> readsAsStored(it) && sameRows(it, first));
    SortedSet<Integer> columns = new TreeSet<>();
    for (int i = 0; sameRows && i < first.columns().size(); i++) {
      if (sameColumn(parts, i)) {
        columns.add(i + 1);
      }
    }
    return columns.isEmpty()
        ? List.of()
        : List.of(new Repeat(columns, "each part of the UNION ALL gives the same rows there"));
  }

  /** Whether it is all UNION ALL; gathers the parts. */
  private static boolean parts(Query query, Combination combination, List<Query> parts) {
    if (combination instanceof SetOperation it) {
      return it.operator() == Operator.UNION
          && it.all()
          && parts(query, it.left(), parts)
          && parts(query, it.right(), parts);
    }
    int range = ((Operand) combination).range();
    return query.range(range) instanceof Range.Subquery it && parts.add(it.query());
  }

  /** Whether each evaluation gives the same rows: those of tables, chosen by what they hold. */
  private boolean readsAsStored(Query part) {
    return part.combination() == null
        && part.grouping() == null
        && part.distinct().isEmpty()
        && part.limit() == Limit.NONE
        && QueryRules.returnsRows(part) == 0
        && part.ranges().stream().allMatch(this::isStored)
        && (part.where() == null || conditions.isSteady(part.where()))
        && isSteady(part.from());
  }

  private boolean isSteady(From from) {
    if (from instanceof From.Product it) {
      return it.items().stream().allMatch(this::isSteady);
    }
    return !(from instanceof From.Join it)
        || (isSteady(it.left())
            && isSteady(it.right())
            && (it.condition() == null || conditions.isSteady(it.condition())));
  }

  private boolean isStored(Range range) {
    Relation relation =
        range instanceof Range.Relation it && !it.sampled()
            ? facts.relations().get(it.relation())
            : null;
    boolean stored = relation != null && "rpm".indexOf(relation.kind()) >= 0;
    return stored || range instanceof Range.Aside;
  }

  private static boolean sameRows(Query part, Query other) {
    return part.ranges().equals(other.ranges())
        && part.from().equals(other.from())
        && java.util.Objects.equals(part.where(), other.where());
  }

  private boolean sameColumn(List<Query> parts, int at) {
    Expression first = parts.get(0).columns().get(at).expression();
    return conditions.isSteady(first)
        && first.all().noneMatch(Windowed.class::isInstance)
        && parts.stream().allMatch(it -> it.columns().get(at).expression().equals(first));
  }
}
