package dev.veduta.prove.rule;

import static dev.veduta.prove.rule.Nullness.maybe;
import static dev.veduta.prove.rule.Nullness.never;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Call;
import dev.veduta.prove.query.Expression.Constant;
import dev.veduta.prove.query.Range;
import dev.veduta.prove.query.Range.FunctionColumns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rows of VALUES and of functions. */
final class RangeRules {
  /** Types whose values are equal only where their bytes are; strings as their collation has it. */
  private static final Set<Integer> BY_BYTES =
      Set.of(16, 18, 19, 20, 21, 23, 25, 26, 1043, 1082, 2950);

  private static final Set<Integer> INTEGERS = Set.of(20, 21, 23);

  private final Facts facts;
  private final NullRules rules;
  private final FunctionRules functions;

  RangeRules(Facts facts, NullRules rules) {
    this.facts = facts;
    this.rules = rules;
    this.functions = new FunctionRules(facts);
  }

  Shape values(Range.Values values, Context context) {
    List<List<Expression>> rows = values.rows();
    int width = rows.isEmpty() ? 0 : rows.get(0).size();
    List<Shape.Column> columns = new ArrayList<>();
    List<Shape.Key> keys = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      List<Expression> column = column(rows, i);
      Nullness nullness =
          NullRules.every(rules.all(column, context), "every row of VALUES has a value");
      Expression first = column.get(0);
      columns.add(new Shape.Column(nullness, first.type(), first.collation(), null));
      if (allDifferent(column)) {
        Proof proof = Proof.of("VALUES has a different value in each row");
        keys.add(new Shape.Key(new TreeSet<>(Set.of(i + 1)), proof));
      }
    }
    if (rows.size() == 1) {
      keys = List.of(new Shape.Key(new TreeSet<>(), Proof.of("VALUES has one row")));
    }
    return new Shape(
        columns, keys, List.of(), true, false, "rows of VALUES may be equal", ValuesFlaws.of(rows));
  }

  private static List<Expression> column(List<List<Expression>> rows, int at) {
    return rows.stream().map(row -> row.get(at)).toList();
  }

  private boolean allDifferent(List<Expression> column) {
    Set<Object> seen = new HashSet<>();
    for (Expression value : column) {
      boolean plain =
          value instanceof Constant it
              && it.value() != null
              && isByBytes(it)
              && it.type() == column.get(0).type()
              && seen.add(it.value());
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /** Whether different bytes are different values. */
  boolean isByBytes(Constant constant) {
    return BY_BYTES.contains(facts.base(constant.type()))
        && facts.sameStrings(constant.collation(), 0);
  }

  Shape functions(Range.Functions range, Context context) {
    List<Shape.Column> columns = new ArrayList<>();
    List<Shape.Key> keys = new ArrayList<>();
    boolean alone = range.functions().size() == 1;
    for (FunctionColumns it : range.functions()) {
      for (int i = 0; i < it.columns(); i++) {
        Expression call = it.call();
        boolean scalar = it.columns() == 1 && !facts.isRow(call.type());
        Nullness nullness =
            alone && scalar
                ? value(call, context)
                : maybe(alone ? "a field of a function's row" : "ROWS FROM fills with nulls");
        columns.add(
            new Shape.Column(
                nullness, scalar ? call.type() : 0, scalar ? call.collation() : 0, null));
      }
    }
    if (alone) {
      keys.addAll(keys(range.functions().get(0).call()));
    }
    if (range.ordinality()) {
      columns.add(new Shape.Column(never("WITH ORDINALITY counts the rows"), 20, 0, null));
      Proof proof = Proof.of("WITH ORDINALITY counts the rows");
      keys.add(new Shape.Key(new TreeSet<>(Set.of(columns.size())), proof));
    }
    return new Shape(columns, keys, List.of(), false, false, "a function may return equal rows");
  }

  private Nullness value(Expression call, Context context) {
    return call instanceof Call it && it.returnsSet()
        ? functions.element(it)
        : rules.of(call, context);
  }

  private List<Shape.Key> keys(Expression expression) {
    if (!(expression instanceof Call call)) {
      return List.of();
    }
    if (!call.returnsSet()) {
      return List.of(new Shape.Key(new TreeSet<>(), Proof.of("a function that returns one row")));
    }
    boolean counts =
        functions.name(call.function()).equals("generate_series")
            && Facts.isBuiltIn(call.function())
            && INTEGERS.contains(call.type());
    return counts
        ? List.of(
            new Shape.Key(
                new TreeSet<>(Set.of(1)), Proof.of("generate_series returns no number twice")))
        : List.of();
  }
}
