package dev.veduta.prove.rule;

import static dev.veduta.prove.rule.Nullness.maybe;
import static dev.veduta.prove.rule.Nullness.never;

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
import dev.veduta.prove.query.Expression.Distinct;
import dev.veduta.prove.query.Expression.Field;
import dev.veduta.prove.query.Expression.Grouping;
import dev.veduta.prove.query.Expression.MinMax;
import dev.veduta.prove.query.Expression.NullIf;
import dev.veduta.prove.query.Expression.NullTest;
import dev.veduta.prove.query.Expression.Operation;
import dev.veduta.prove.query.Expression.RowComparison;
import dev.veduta.prove.query.Expression.RowOf;
import dev.veduta.prove.query.Expression.SessionValue;
import dev.veduta.prove.query.Expression.Subselect;
import dev.veduta.prove.query.Expression.SubselectColumn;
import dev.veduta.prove.query.Expression.TruthTest;
import dev.veduta.prove.query.Expression.Unknown;
import dev.veduta.prove.query.Expression.WholeRow;
import dev.veduta.prove.query.Expression.Windowed;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.rule.Conditions.Outcome;
import dev.veduta.prove.rule.Nullness.Maybe;
import dev.veduta.prove.rule.Nullness.Never;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Whether an expression can be null, by what it is made of. */
final class NullRules {
  /** {@code CURRENT_SCHEMA}, the one that may be null, comes after all the others. */
  private static final int CURRENT_SCHEMA = 14;

  private final Facts facts;
  private final Conditions conditions;
  private final FunctionRules functions;
  private final AggregateRules aggregates;
  private final BiFunction<Query, Context, Shape> subqueries;

  NullRules(Facts facts, BiFunction<Query, Context, Shape> subqueries) {
    this.facts = facts;
    this.conditions = new Conditions(facts);
    this.functions = new FunctionRules(facts);
    this.aggregates = new AggregateRules(facts, this);
    this.subqueries = subqueries;
  }

  Nullness of(Expression expression, Context context) {
    if (context.groups() != null) {
      Nullness key = context.groups().keys().get(expression);
      if (key != null && (key.never() || !context.known().contains(expression))) {
        return key;
      }
    }
    if (!(expression instanceof Constant) && context.known().contains(expression)) {
      return never("rows where it is null are filtered out");
    }
    return derived(expression, context);
  }

  private Nullness derived(Expression expression, Context context) {
    if (expression instanceof Column it) {
      return column(it, context);
    }
    if (expression instanceof WholeRow it) {
      return wholeRow(it, context);
    }
    if (expression instanceof Constant it) {
      return it.value() == null ? maybe("it is NULL") : never("a constant");
    }
    if (expression instanceof Call it) {
      return functions.of(it, all(it.inputs(), context));
    }
    if (expression instanceof Operation it) {
      return it.returnsSet()
          ? maybe("an operator that returns rows may return null")
          : functions.of(it, all(it.inputs(), context));
    }
    if (expression instanceof Coalesce it) {
      return hasComplements(it.inputs(), context)
          ? never("columns of both sides of a FULL JOIN, one of which is always there")
          : any(
              it.inputs(),
              context,
              "COALESCE of values that may all be null; a literal at its end would help");
    }
    if (expression instanceof MinMax it) {
      String name = it.greatest() ? "GREATEST" : "LEAST";
      return any(it.inputs(), context, name + " of values that may all be null");
    }
    if (expression instanceof Case it) {
      return choice(it, context);
    }
    if (expression instanceof Cast it) {
      return of(it.input(), context);
    }
    if (expression instanceof Combination it) {
      return every(it.inputs(), context);
    }
    if (expression instanceof NullTest || expression instanceof TruthTest) {
      return never("a test for null or truth is never null");
    }
    if (expression instanceof Distinct) {
      return never("IS DISTINCT FROM is never null");
    }
    if (expression instanceof ArrayComparison it) {
      return arrayComparison(it, context);
    }
    if (expression instanceof RowComparison it) {
      return rowComparison(it, context);
    }
    if (expression instanceof ArrayOf || expression instanceof RowOf) {
      return never("an array or row made here");
    }
    if (expression instanceof SessionValue it) {
      return it.operation() < CURRENT_SCHEMA
          ? never("the session always has this value")
          : maybe("CURRENT_SCHEMA may be null");
    }
    if (expression instanceof Grouping) {
      return never("GROUPING is never null");
    }
    if (expression instanceof Aggregate it) {
      return aggregates.of(it, context);
    }
    if (expression instanceof Windowed it) {
      return aggregates.of(it, context);
    }
    if (expression instanceof Subselect it) {
      return subselect(it, context);
    }
    if (expression instanceof SubselectColumn it) {
      return context.subselect() == null
          ? maybe("nothing is known of the subquery")
          : context.subselect().nullness(it.column());
    }
    if (expression instanceof NullIf it) {
      boolean changesNothing =
          it.inputs().get(1) instanceof Constant other && other.value() == null;
      return changesNothing
          ? of(it.inputs().get(0), context)
          : maybe("NULLIF is null where its values are equal");
    }
    if (expression instanceof Field) {
      return maybe("a field of a row may be null");
    }
    Unknown unknown = (Unknown) expression;
    return maybe("nothing is known of " + unknown.tag());
  }

  List<Nullness> all(List<Expression> inputs, Context context) {
    return inputs.stream().map(input -> of(input, context)).toList();
  }

  /** Never null where no input is. */
  private Nullness every(List<Expression> inputs, Context context) {
    return every(all(inputs, context), "made of values that are never null");
  }

  static Nullness every(List<Nullness> inputs, String because) {
    List<Proof> proofs = new ArrayList<>();
    for (Nullness input : inputs) {
      if (input instanceof Never it) {
        proofs.add(it.proof());
      } else {
        return input;
      }
    }
    Proof first = proofs.isEmpty() ? Proof.of(because) : proofs.get(0);
    boolean plain = proofs.stream().allMatch(proof -> proof.facts().isEmpty());
    return new Never((plain ? Proof.of(because) : named(proofs, first)).and(proofs));
  }

  /** Of several proofs, the words of the first that leans on a fact. */
  private static Proof named(List<Proof> proofs, Proof otherwise) {
    return proofs.stream().filter(it -> !it.facts().isEmpty()).findFirst().orElse(otherwise);
  }

  /** Never null where one input is not. */
  private Nullness any(List<Expression> inputs, Context context, String reason) {
    for (Expression input : inputs) {
      if (of(input, context) instanceof Never it) {
        return it;
      }
    }
    return maybe(reason);
  }

  private static boolean hasComplements(List<Expression> inputs, Context context) {
    Context.Groups groups = context.groups();
    Context rows = groups == null ? context : groups.rows();
    List<Column> columns = new ArrayList<>();
    for (Expression input : inputs) {
      if (input instanceof Column it && it.level() == 0) {
        columns.add(it);
      }
    }
    return (groups == null || groups.plain())
        && columns.stream()
            .anyMatch(one -> columns.stream().anyMatch(it -> rows.complement().test(one, it)));
  }

  private Nullness column(Column it, Context context) {
    if (it.level() > 0) {
      Context around = context.around();
      return around == null
          ? maybe("a column of a query that is not there")
          : of(
              new Column(it.level() - 1, it.range(), it.column(), it.type(), it.collation()),
              around);
    }
    Context.Groups groups = context.groups();
    if (groups != null) {
      return groups.plain() ? of(it, groups.rows()) : maybe("a grouping set may leave it out");
    }
    return context.column().apply(it);
  }

  private Nullness wholeRow(WholeRow it, Context context) {
    if (it.level() > 0) {
      Context around = context.around();
      return around == null
          ? maybe("a row of a query that is not there")
          : of(new WholeRow(it.level() - 1, it.range(), it.type()), around);
    }
    Context.Groups groups = context.groups();
    if (groups != null) {
      return groups.plain() ? of(it, groups.rows()) : maybe("a grouping set may leave it out");
    }
    return context.wholeRow().apply(it.range());
  }

  /** Each branch is reached only where its condition holds and those before did not. */
  private Nullness choice(Case it, Context context) {
    if (it.otherwise() == null || isNull(it.otherwise())) {
      return maybe("CASE without ELSE, or with ELSE NULL");
    }
    List<Nullness> results = new ArrayList<>();
    Context rest = context;
    for (Branch branch : it.branches()) {
      boolean condition = it.subject() == null;
      Context there =
          condition ? rest.knowing(conditions.notNull(branch.condition(), Outcome.TRUE)) : rest;
      results.add(of(branch.result(), there));
      if (condition) {
        rest = rest.knowing(conditions.notNull(branch.condition(), Outcome.NOT_TRUE));
      }
    }
    results.add(of(it.otherwise(), rest));
    return every(results, "every branch of the CASE is never null");
  }

  private static boolean isNull(Expression expression) {
    return expression instanceof Constant it && it.value() == null;
  }

  private Nullness arrayComparison(ArrayComparison it, Context context) {
    List<Nullness> inputs = new ArrayList<>(List.of(of(it.left(), context)));
    if (it.array() instanceof ArrayOf array && !array.nested()) {
      inputs.addAll(all(array.inputs(), context));
    } else if (!holdsNoNull(it.array())) {
      return maybe("an element of the array may be null");
    }
    return functions.ofOperator(it.operator(), inputs);
  }

  /** A stored array has a bitmap of nulls, or an offset of 0 where it would be: array.h. */
  private static boolean holdsNoNull(Expression array) {
    return array instanceof Constant it
        && it.value() != null
        && it.value().size() >= 16
        && it.value().subList(8, 12).stream().allMatch(part -> part == 0);
  }

  private Nullness rowComparison(RowComparison it, Context context) {
    List<Nullness> inputs = all(it.inputs(), context);
    List<Nullness> operators = new ArrayList<>();
    it.operators().forEach(operator -> operators.add(functions.ofOperator(operator, inputs)));
    return every(operators, "a comparison of values that are never null");
  }

  private Nullness subselect(Subselect it, Context context) {
    return switch (it.question()) {
      case EXISTS -> never("EXISTS is never null");
      case ARRAY -> never("an array of a subquery is never null");
      case VALUE -> value(subqueries.apply(it.query(), context));
      case ANY, ALL ->
          it.test() == null
              ? maybe("a subquery may find null")
              : of(it.test(), context.testing(subqueries.apply(it.query(), context)));
      case OTHER -> maybe("nothing is known of the subquery");
    };
  }

  private static Nullness value(Shape shape) {
    return shape.neverEmpty() && shape.columns().size() == 1
        ? shape.nullness(1)
        : maybe("a subquery may find no row; COALESCE around it would help");
  }

  /** Whether a value is never null where it is read. */
  boolean isNever(Expression expression, Context context) {
    return of(expression, context).never();
  }

  Facts facts() {
    return facts;
  }

  static String reason(Nullness nullness) {
    return nullness instanceof Maybe it ? it.reason() : "";
  }
}
