package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Call;
import dev.veduta.prove.query.Expression.Case;
import dev.veduta.prove.query.Expression.Cast;
import dev.veduta.prove.query.Expression.Coalesce;
import dev.veduta.prove.query.Expression.Column;
import dev.veduta.prove.query.Expression.Combination;
import dev.veduta.prove.query.Expression.Constant;
import dev.veduta.prove.query.Expression.MinMax;
import dev.veduta.prove.query.Expression.NullIf;
import dev.veduta.prove.query.Expression.NullTest;
import dev.veduta.prove.query.Expression.Operation;
import dev.veduta.prove.query.From;
import dev.veduta.prove.query.From.Join;
import dev.veduta.prove.query.From.Kind;
import dev.veduta.prove.query.From.Product;
import dev.veduta.prove.query.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which expressions are null in every row of a SELECT. A column that GROUP BY leaves out is null
 * too, so what holds of rows holds of groups. Confined to one analysis.
 */
final class AlwaysNull {
  private final Facts facts;
  private final JoinTree tree;
  private final Map<Integer, Shape> shapes;
  private final Map<Integer, String> missing = new HashMap<>();

  AlwaysNull(Facts facts, Query query, JoinTree tree, Map<Integer, Shape> shapes) {
    this.facts = facts;
    this.tree = tree;
    this.shapes = shapes;
    unmatched(tree.root());
    Conditions.conjuncts(query.where()).forEach(this::antiJoined);
  }

  /** Why the expression is null in every row; empty where it may not be. */
  Optional<String> of(Expression expression) {
    if (expression instanceof Constant it) {
      return it.value() == null ? Optional.of("it is NULL") : Optional.empty();
    }
    if (expression instanceof Column it) {
      return it.level() == 0 ? column(it) : Optional.empty();
    }
    if (expression instanceof Cast it) {
      return of(it.input());
    }
    if (expression instanceof Call it) {
      boolean strict = isStrict(facts.function(it.function()));
      return strict && !it.returnsSet() ? any(it.inputs()) : Optional.empty();
    }
    if (expression instanceof Operation it) {
      boolean strict = isStrict(facts.operatorFunction(it.operator()));
      return strict && !it.returnsSet() ? any(it.inputs()) : Optional.empty();
    }
    if (expression instanceof Case it) {
      return all(Stream.concat(results(it), Stream.ofNullable(it.otherwise())).toList());
    }
    if (expression instanceof NullIf it) {
      return of(it.inputs().get(0));
    }
    return expression instanceof Coalesce
            || expression instanceof MinMax
            || expression instanceof Combination
        ? all(expression.inputs())
        : Optional.empty();
  }

  private static boolean isStrict(Optional<Facts.Function> function) {
    return function.map(Facts.Function::strict).orElse(false);
  }

  private static Stream<Expression> results(Case it) {
    return it.branches().stream().map(Expression.Branch::result);
  }

  private Optional<String> any(List<Expression> inputs) {
    return inputs.stream().flatMap(it -> of(it).stream()).findFirst();
  }

  private Optional<String> all(List<Expression> inputs) {
    Optional<String> first = Optional.empty();
    for (Expression input : inputs) {
      Optional<String> one = of(input);
      if (one.isEmpty()) {
        return one;
      }
      first = first.isEmpty() ? one : first;
    }
    return first;
  }

  private Optional<String> column(Column it) {
    String absent = missing.get(it.range());
    if (absent != null) {
      return Optional.of(absent);
    }
    boolean filtered =
        tree.holding().getOrDefault(it.range(), List.of()).stream().anyMatch(isNull(it));
    if (filtered) {
      return Optional.of("rows where it is not null are filtered out");
    }
    return Optional.ofNullable(shapes.get(it.range()))
        .flatMap(shape -> shape.flaws().hole(it.column()))
        .filter(Flaws.Hole::always)
        .map(Flaws.Hole::because);
  }

  private static Predicate<Expression> isNull(Column column) {
    return it -> it instanceof NullTest test && isNullTest(test) && test.input().equals(column);
  }

  private static boolean isNullTest(NullTest test) {
    return !test.negated() && !test.row();
  }

  /** The inner sides of outer joins whose condition is never true. */
  private void unmatched(From from) {
    if (from instanceof Product it) {
      it.items().forEach(this::unmatched);
    } else if (from instanceof Join it) {
      boolean never = Conditions.conjuncts(it.condition()).stream().anyMatch(AlwaysNull::isUntrue);
      if (it.kind() == Kind.LEFT && never) {
        it.right().ranges().forEach(range -> missing.put(range, "its outer join never matches"));
      }
      unmatched(it.left());
      unmatched(it.right());
    }
  }

  private static boolean isUntrue(Expression condition) {
    return condition instanceof Constant it && (it.value() == null || it.value().get(0) == 0);
  }

  /** Where a column is null that its range's rows never have null, there is no such row. */
  private void antiJoined(Expression condition) {
    if (condition instanceof NullTest test
        && isNullTest(test)
        && test.input() instanceof Column it
        && it.level() == 0
        && tree.padded().containsKey(it.range())
        && isNeverNull(it)) {
      missing.put(it.range(), "only rows that its outer join does not match are kept");
    }
  }

  private boolean isNeverNull(Column it) {
    Shape shape = shapes.get(it.range());
    return tree.notNull().getOrDefault(it.range(), java.util.Set.of()).contains(it)
        || (shape != null && shape.nullness(it.column()).never());
  }
}
