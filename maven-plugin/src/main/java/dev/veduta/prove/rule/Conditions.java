package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Aggregate;
import dev.veduta.prove.query.Expression.ArrayComparison;
import dev.veduta.prove.query.Expression.ArrayOf;
import dev.veduta.prove.query.Expression.Branch;
import dev.veduta.prove.query.Expression.Call;
import dev.veduta.prove.query.Expression.Case;
import dev.veduta.prove.query.Expression.Cast;
import dev.veduta.prove.query.Expression.Coalesce;
import dev.veduta.prove.query.Expression.Column;
import dev.veduta.prove.query.Expression.Combination;
import dev.veduta.prove.query.Expression.Constant;
import dev.veduta.prove.query.Expression.Conversion;
import dev.veduta.prove.query.Expression.Distinct;
import dev.veduta.prove.query.Expression.Logic;
import dev.veduta.prove.query.Expression.NullIf;
import dev.veduta.prove.query.Expression.NullTest;
import dev.veduta.prove.query.Expression.Operation;
import dev.veduta.prove.query.Expression.Question;
import dev.veduta.prove.query.Expression.RowOf;
import dev.veduta.prove.query.Expression.Subselect;
import dev.veduta.prove.query.Expression.TruthTest;
import dev.veduta.prove.query.Expression.WholeRow;
import dev.veduta.prove.query.Expression.Windowed;
import dev.veduta.prove.query.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What cannot be null where a condition has come out in some way. */
final class Conditions {
  private final Facts facts;

  Conditions(Facts facts) {
    this.facts = facts;
  }

  /** How a condition came out. */
  enum Outcome {
    TRUE,
    FALSE,
    /** False or null. */
    NOT_TRUE,
    /** True or null. */
    NOT_FALSE,
    NOT_NULL
  }

  /** The conditions that all hold where this one does. */
  static List<Expression> conjuncts(@Nullable Expression condition) {
    List<Expression> conjuncts = new ArrayList<>();
    if (condition instanceof Combination it && it.logic() == Logic.AND) {
      it.inputs().forEach(input -> conjuncts.addAll(conjuncts(input)));
    } else if (condition != null) {
      conjuncts.add(condition);
    }
    return conjuncts;
  }

  /** Expressions that are not null in rows that pass the condition. */
  Set<Expression> notNullWhere(@Nullable Expression condition) {
    return condition == null ? Set.of() : notNull(condition, Outcome.TRUE);
  }

  /** Expressions that are not null where this one came out so. */
  Set<Expression> notNull(Expression expression, Outcome outcome) {
    Set<Expression> found = new HashSet<>(through(expression, outcome));
    if (expression instanceof Column it) {
      found.add(presence(it.level(), it.range()));
    }
    boolean known =
        outcome == Outcome.TRUE || outcome == Outcome.FALSE || outcome == Outcome.NOT_NULL;
    if (known && isSteady(expression)) {
      found.add(expression);
    }
    return found;
  }

  /** Stands for: the range's row is one of its own and not filled with nulls. */
  static Expression presence(int level, int range) {
    return new WholeRow(level, range, 0);
  }

  private Set<Expression> through(Expression expression, Outcome outcome) {
    return switch (outcome) {
      case NOT_TRUE, NOT_FALSE -> throughUnknown(expression, outcome);
      case TRUE, FALSE, NOT_NULL -> throughKnown(expression, outcome);
    };
  }

  /** Only what is never null itself says something by not being true. */
  private Set<Expression> throughUnknown(Expression expression, Outcome outcome) {
    if (expression instanceof Combination it) {
      return switch (it.logic()) {
        case NOT -> notNull(it.inputs().get(0), opposite(outcome));
        case AND -> combine(it.inputs(), outcome, outcome == Outcome.NOT_FALSE);
        case OR -> combine(it.inputs(), outcome, outcome == Outcome.NOT_TRUE);
      };
    }
    if (expression instanceof NullTest || expression instanceof TruthTest) {
      return throughKnown(expression, outcome == Outcome.NOT_TRUE ? Outcome.FALSE : Outcome.TRUE);
    }
    return Set.of();
  }

  private static Outcome opposite(Outcome outcome) {
    return switch (outcome) {
      case TRUE -> Outcome.FALSE;
      case FALSE -> Outcome.TRUE;
      case NOT_TRUE -> Outcome.NOT_FALSE;
      case NOT_FALSE -> Outcome.NOT_TRUE;
      case NOT_NULL -> Outcome.NOT_NULL;
    };
  }

  private Set<Expression> throughKnown(Expression expression, Outcome outcome) {
    if (expression instanceof Combination it) {
      return combination(it, outcome);
    }
    if (expression instanceof NullTest it) {
      return nullTest(it, outcome);
    }
    if (expression instanceof TruthTest it) {
      return truthTest(it, outcome);
    }
    if (expression instanceof Call it) {
      return isStrict(it) ? combine(it.inputs(), Outcome.NOT_NULL, true) : Set.of();
    }
    if (expression instanceof Operation it) {
      return isStrict(it.operator()) && !it.returnsSet()
          ? combine(it.inputs(), Outcome.NOT_NULL, true)
          : Set.of();
    }
    if (expression instanceof Cast it) {
      return notNull(it.input(), it.type() == it.input().type() ? outcome : Outcome.NOT_NULL);
    }
    if (expression instanceof NullIf it) {
      return notNull(it.inputs().get(0), Outcome.NOT_NULL);
    }
    if (expression instanceof Coalesce it) {
      return combine(withoutNull(it.inputs()), Outcome.NOT_NULL, false);
    }
    if (expression instanceof Case it) {
      List<Expression> results =
          new ArrayList<>(it.branches().stream().map(Branch::result).toList());
      if (it.otherwise() != null) {
        results.add(it.otherwise());
      }
      return combine(withoutNull(results), outcome, false);
    }
    if (expression instanceof Distinct it && outcome == Outcome.FALSE) {
      return distinct(it);
    }
    if (expression instanceof ArrayComparison it) {
      return arrayComparison(it, outcome);
    }
    if (expression instanceof Subselect it && outcome == Outcome.TRUE) {
      return subselect(it);
    }
    return Set.of();
  }

  private Set<Expression> subselect(Subselect it) {
    if (it.question() == Question.ANY && it.test() != null) {
      return notNull(it.test(), Outcome.TRUE);
    }
    Query query = it.query();
    boolean rowsPassed = query.combination() == null && query.grouping() == null;
    return it.question() == Question.EXISTS && rowsPassed
        ? around(notNullWhere(query.where()))
        : Set.of();
  }

  /** Those of the query around, as they are called there. */
  private static Set<Expression> around(Set<Expression> expressions) {
    Set<Expression> found = new HashSet<>();
    for (Expression each : expressions) {
      if (each instanceof Column it && it.level() > 0) {
        found.add(new Column(it.level() - 1, it.range(), it.column(), it.type(), it.collation()));
      } else if (each instanceof WholeRow it && it.level() > 0) {
        found.add(new WholeRow(it.level() - 1, it.range(), it.type()));
      }
    }
    return found;
  }

  private Set<Expression> combination(Combination it, Outcome outcome) {
    return switch (it.logic()) {
      case NOT -> notNull(it.inputs().get(0), opposite(outcome));
      case AND -> combine(it.inputs(), outcome, outcome == Outcome.TRUE);
      case OR -> combine(it.inputs(), outcome, outcome == Outcome.FALSE);
    };
  }

  private Set<Expression> nullTest(NullTest it, Outcome outcome) {
    boolean isValue =
        (outcome == Outcome.TRUE && it.negated()) || (outcome == Outcome.FALSE && !it.negated());
    if (!isValue) {
      return Set.of();
    }
    if (!it.row()) {
      return notNull(it.input(), Outcome.NOT_NULL);
    }
    boolean allFields = it.negated() && it.input() instanceof RowOf;
    return allFields ? combine(it.input().inputs(), Outcome.NOT_NULL, true) : Set.of();
  }

  private Set<Expression> truthTest(TruthTest it, Outcome outcome) {
    if (outcome == Outcome.NOT_NULL) {
      return Set.of();
    }
    boolean yes = outcome == Outcome.TRUE;
    Outcome inner =
        switch (it.truth()) {
          case IS_TRUE -> yes ? Outcome.TRUE : Outcome.NOT_TRUE;
          case IS_NOT_TRUE -> yes ? Outcome.NOT_TRUE : Outcome.TRUE;
          case IS_FALSE -> yes ? Outcome.FALSE : Outcome.NOT_FALSE;
          case IS_NOT_FALSE -> yes ? Outcome.NOT_FALSE : Outcome.FALSE;
          case IS_UNKNOWN -> yes ? null : Outcome.NOT_NULL;
          case IS_NOT_UNKNOWN -> yes ? Outcome.NOT_NULL : null;
        };
    return inner == null ? Set.of() : notNull(it.input(), inner);
  }

  /** Where two values are not distinct and one is a literal, the other is no null. */
  private Set<Expression> distinct(Distinct it) {
    Set<Expression> found = new HashSet<>();
    if (isValue(it.left())) {
      found.addAll(notNull(it.right(), Outcome.NOT_NULL));
    }
    if (isValue(it.right())) {
      found.addAll(notNull(it.left(), Outcome.NOT_NULL));
    }
    return found;
  }

  private static boolean isValue(Expression expression) {
    return expression instanceof Constant it && it.value() != null;
  }

  /** A comparison with all elements of an empty array is true of null as well; any other is not. */
  private Set<Expression> arrayComparison(ArrayComparison it, Outcome outcome) {
    if (!isStrict(it.operator())) {
      return Set.of();
    }
    if (outcome == (it.any() ? Outcome.TRUE : Outcome.FALSE)) {
      return combine(it.inputs(), Outcome.NOT_NULL, true);
    }
    boolean compares =
        it.array() instanceof ArrayOf array && !array.nested() && !array.inputs().isEmpty();
    return compares && outcome == Outcome.TRUE
        ? combine(List.of(it.left()), Outcome.NOT_NULL, true)
        : Set.of();
  }

  private Set<Expression> combine(List<Expression> inputs, Outcome outcome, boolean every) {
    Function<Expression, Set<Expression>> each = input -> notNull(input, outcome);
    Set<Expression> combined = null;
    for (Expression input : inputs) {
      Set<Expression> one = each.apply(input);
      if (combined == null) {
        combined = new HashSet<>(one);
      } else if (every) {
        combined.addAll(one);
      } else {
        combined.retainAll(one);
      }
    }
    return combined == null ? Set.of() : combined;
  }

  private static List<Expression> withoutNull(List<Expression> inputs) {
    return inputs.stream()
        .filter(input -> !(input instanceof Constant it && it.value() == null))
        .toList();
  }

  private boolean isStrict(Call call) {
    return !call.returnsSet()
        && facts.function(call.function()).map(Facts.Function::strict).orElse(false);
  }

  private boolean isStrict(int operator) {
    return facts.operatorFunction(operator).map(Facts.Function::strict).orElse(false);
  }

  /** Whether the expression has one value per row, so that what is known of it stays known. */
  boolean isSteady(Expression expression) {
    return expression.all().noneMatch(this::wavers);
  }

  /**
   * Whether the expression has one value per row, or is a subquery that has one in all rows: where
   * it reads nothing of the query around, it is evaluated once, whatever it calls.
   */
  boolean isSteadyInQuery(Expression expression) {
    return expression.all().noneMatch(it -> wavers(it) && !isEvaluatedOnce(it));
  }

  private static boolean isEvaluatedOnce(Expression it) {
    return it instanceof Subselect select
        && select.question() == Question.VALUE
        && select.query().routines().standsAlone();
  }

  /** Whether the expression itself may give different values for the same row. */
  boolean isVolatile(Expression it) {
    return wavers(it)
        && !(it instanceof Subselect select
            && !facts.anyVolatile(
                select.query().routines().functions(), select.query().routines().operators()));
  }

  private boolean wavers(Expression it) {
    if (it instanceof Call call) {
      return call.returnsSet() || facts.isVolatile(call.function());
    }
    if (it instanceof Operation operation) {
      return operation.returnsSet()
          || facts
              .operatorFunction(operation.operator())
              .map(Facts.Function::isVolatile)
              .orElse(true);
    }
    if (it instanceof Aggregate aggregate) {
      return !facts.function(aggregate.function()).map(Facts.Function::builtIn).orElse(false);
    }
    if (it instanceof Windowed windowed) {
      return !facts.function(windowed.function()).map(Facts.Function::builtIn).orElse(false);
    }
    if (it instanceof Cast cast) {
      boolean calls =
          cast.conversion() == Conversion.TEXT || cast.conversion() == Conversion.ELEMENTS;
      return calls && !(Facts.isBuiltIn(cast.type()) && Facts.isBuiltIn(cast.input().type()));
    }
    return it instanceof Subselect || it instanceof Expression.Unknown;
  }
}
