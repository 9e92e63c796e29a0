package dev.veduta.prove.rule;

import static dev.veduta.prove.rule.Nullness.maybe;
import static dev.veduta.prove.rule.Nullness.never;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.fact.Relation;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Constant;
import dev.veduta.prove.query.From;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Query.Comparison;
import dev.veduta.prove.query.Query.GroupBy;
import dev.veduta.prove.query.Query.Target;
import dev.veduta.prove.query.Range;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query. In the order in which SQL means it: the ranges, their join, the condition,
 * the groups, the columns, DISTINCT, LIMIT.
 */
public final class QueryRules {
  private final Facts facts;
  private final Conditions conditions;
  private final NullRules nulls;
  private final RelationRules relations;
  private final RangeRules ranges;
  private final SetOperationRules setOperations;

  /**
   * Rules.
   *
   * @param definitions the shape of a view's definition, by the view's identifier
   */
  public QueryRules(Facts facts, IntFunction<Shape> definitions) {
    this.facts = facts;
    this.conditions = new Conditions(facts);
    this.nulls = new NullRules(facts, this::of);
    this.relations = new RelationRules(facts, definitions);
    this.ranges = new RangeRules(facts, nulls);
    this.setOperations = new SetOperationRules(facts, ranges);
  }

  /** The rows of a query that stands for itself. */
  public Shape of(Query query) {
    return of(query, null);
  }

  /** The rows of a relation read as it is, its own indexes included. */
  public Shape of(Relation relation) {
    return relations.of(relation.oid(), true, 1, Set.of(), List.of());
  }

  Shape of(Query query, @Nullable Context around) {
    CommonTables common = new CommonTables(query, around, this);
    return query.combination() == null
        ? select(query, around, common)
        : combination(query, around, common, true);
  }

  /** A set operation; one that is repeated has keys over all its repetitions only. */
  Shape combination(Query query, @Nullable Context around, CommonTables common, boolean once) {
    Context context = bare(around, common);
    return setOperations.of(
        query, range -> shape(query, range, context, Set.of(), List.of()), once);
  }

  private static Context bare(@Nullable Context around, CommonTables common) {
    return new Context(
        it -> maybe("nothing is known of the column"),
        it -> maybe("nothing is known of the row"),
        (one, other) -> false,
        Set.of(),
        null,
        List.of(),
        null,
        common::shape,
        around);
  }

  private Shape select(Query query, @Nullable Context around, CommonTables common) {
    JoinTree tree =
        JoinTree.of(query.from(), query.where(), conditions, it -> isNeverEmpty(query.range(it)));
    Map<Integer, Shape> shapes = new HashMap<>();
    Context rows = rows(query, tree, shapes, around, common);
    for (Integer range : query.from().ranges()) {
      Set<Expression> notNull = tree.notNull().getOrDefault(range, Set.of());
      List<Expression> holding = tree.holding().getOrDefault(range, List.of());
      shapes.put(range, shape(query, range, rows, notNull, holding));
    }
    boolean fickle =
        facts.anyVolatile(query.routines().functions(), query.routines().operators())
            || shapes.values().stream().anyMatch(Shape::fickle);
    Context output = output(query, rows);
    List<Shape.Column> columns =
        query.columns().stream().map(target -> column(target, output, query)).toList();
    RowIdentity identity =
        new RowIdentity(
            facts,
            conditions,
            query,
            tree,
            shapes,
            evaluatedPer(query, shapes),
            it -> nulls.isNever(it, rows));
    List<Shape.Key> keys = identity.keys(columns);
    return new Shape(
        columns,
        keys,
        keys.isEmpty() ? List.of() : identity.implications(),
        isNeverEmpty(query),
        fickle,
        keys.isEmpty() ? identity.hint() : null,
        new QueryFlaws(facts, query, shapes, new AlwaysNull(facts, query, tree, shapes))
            .of(identity.same(), keys.stream().anyMatch(key -> key.columns().isEmpty())),
        EqualColumns.of(facts, query, tree, shapes));
  }

  private Context rows(
      Query query,
      JoinTree tree,
      Map<Integer, Shape> shapes,
      @Nullable Context around,
      CommonTables common) {
    return new Context(
        column -> {
          From.Kind padding = tree.padded().get(column.range());
          if (padding != null) {
            return maybe(
                label(query, column.range()) + " is on the outer side of a " + padding + " JOIN");
          }
          Shape shape = shapes.get(column.range());
          Nullness own = shape == null ? maybe("not read yet") : shape.nullness(column.column());
          boolean filtered = tree.notNull().getOrDefault(column.range(), Set.of()).contains(column);
          return filtered && !own.never() ? never("rows where it is null are filtered out") : own;
        },
        range ->
            tree.padded().containsKey(range)
                ? maybe(label(query, range) + " is on the outer side of a join")
                : never("a row is never null"),
        (one, other) ->
            tree.complement(one.range(), other.range())
                && isNotNull(one, tree, shapes)
                && isNotNull(other, tree, shapes),
        tree.always(),
        null,
        query.windows(),
        null,
        common::shape,
        around);
  }

  /** Whether the column is not null where its range is not filled with nulls. */
  private static boolean isNotNull(
      Expression.Column column, JoinTree tree, Map<Integer, Shape> shapes) {
    Shape shape = shapes.get(column.range());
    return tree.notNull().getOrDefault(column.range(), Set.of()).contains(column)
        || (shape != null && shape.nullness(column.column()).never());
  }

  private String label(Query query, int number) {
    Range range = query.range(number);
    if (range instanceof Range.Relation it) {
      Relation relation = facts.relations().get(it.relation());
      return relation == null ? "a relation" : relation.name().toString();
    }
    return range instanceof Range.CommonTable it ? "WITH " + it.name() : "a subquery";
  }

  private Shape shape(
      Query query, int number, Context context, Set<Expression> notNull, List<Expression> holding) {
    Range range = query.range(number);
    if (range instanceof Range.Relation it) {
      return relations.of(it.relation(), it.inherits(), number, notNull, holding);
    }
    if (range instanceof Range.Subquery it) {
      return of(it.query(), context);
    }
    if (range instanceof Range.Values it) {
      return ranges.values(it, context);
    }
    if (range instanceof Range.Functions it) {
      return ranges.functions(it, context);
    }
    if (range instanceof Range.CommonTable it) {
      return commonTable(it, context);
    }
    if (range instanceof Range.Nothing) {
      Shape.Key one = new Shape.Key(new java.util.TreeSet<>(), Proof.of("there is one row"));
      return new Shape(List.of(), List.of(one), List.of(), true, false, null);
    }
    return Shape.unknown(0, "nothing is known of the rows of a table function");
  }

  private static Shape commonTable(Range.CommonTable it, Context context) {
    Context level = context;
    for (int out = 0; out < it.level() && level != null; out++) {
      level = level.around();
    }
    return level == null
        ? Shape.unknown(0, "nothing is known of WITH " + it.name())
        : level.commonTables().apply(it.name());
  }

  /** Lateral ranges see those before them; fickle ones may change with any other. */
  private static Map<Integer, Set<Integer>> evaluatedPer(Query query, Map<Integer, Shape> shapes) {
    Map<Integer, Set<Integer>> per = new HashMap<>();
    Set<Integer> before = new HashSet<>();
    for (Integer number : query.from().ranges()) {
      Range range = query.range(number);
      Shape shape = shapes.get(number);
      if (shape != null && shape.fickle()) {
        Set<Integer> others = new HashSet<>(query.from().ranges());
        others.remove(number);
        per.put(number, others);
      } else if (!(range instanceof Range.Relation || range instanceof Range.CommonTable)
          && !(range instanceof Range.Subquery it && !it.lateral())) {
        per.put(number, Set.copyOf(before));
      }
      before.add(number);
    }
    return per;
  }

  private Context output(Query query, Context rows) {
    GroupBy grouping = query.grouping();
    if (grouping == null) {
      return rows;
    }
    Map<Expression, Nullness> keys = new HashMap<>();
    for (Comparison key : grouping.keys()) {
      query
          .referenced(key.reference())
          .map(Target::expression)
          .ifPresent(it -> keys.merge(it, key(it, key, query, rows), QueryRules::weaker));
    }
    boolean plain = grouping.plain();
    boolean maybeEmpty = grouping.sets().stream().anyMatch(Set::isEmpty);
    Context grouped = rows.grouped(new Context.Groups(keys, plain, maybeEmpty, rows));
    return grouped.knowing(conditions.notNullWhere(grouping.having()));
  }

  private Nullness key(Expression it, Comparison key, Query query, Context rows) {
    GroupBy grouping = Objects.requireNonNull(query.grouping());
    boolean inAll = grouping.sets().stream().allMatch(set -> set.contains(key.reference()));
    if (!grouping.plain() && new GroupKeys(facts, query).mayBeAnother(key, grouping)) {
      return maybe("a grouping set may leave it out, or what comes to the same");
    }
    return inAll ? nulls.of(it, rows) : maybe("a grouping set leaves it out");
  }

  private static Nullness weaker(Nullness one, Nullness other) {
    return one.never() ? other : one;
  }

  private Shape.Column column(Target target, Context output, Query query) {
    Expression it = target.expression();
    boolean padded = returnsRows(query) > 1 && returnsRows(it);
    Nullness nullness =
        padded ? maybe("functions that return rows are filled with nulls") : nulls.of(it, output);
    boolean constant = it instanceof Constant && !returnsRows(it);
    boolean grouped = query.grouping() != null;
    return new Shape.Column(
        nullness, it.type(), it.collation(), constant && !grouped ? (Constant) it : null);
  }

  /** How many functions that return rows its targets call. */
  static long returnsRows(Query query) {
    return query.targets().stream()
        .flatMap(target -> target.expression().all())
        .filter(QueryRules::isRowsCall)
        .count();
  }

  static boolean returnsRows(Expression expression) {
    return expression.all().anyMatch(QueryRules::isRowsCall);
  }

  private static boolean isRowsCall(Expression it) {
    return (it instanceof Expression.Call call && call.returnsSet())
        || (it instanceof Expression.Operation operation && operation.returnsSet());
  }

  private static boolean isNeverEmpty(Range range) {
    return range instanceof Range.Subquery it
        ? isNeverEmpty(it.query())
        : range instanceof Range.Nothing
            || (range instanceof Range.Values values && !values.rows().isEmpty());
  }

  /** Whether the query gives a row whatever is in the database. */
  static boolean isNeverEmpty(Query query) {
    if (query.combination() != null
        || query.limit() != Query.Limit.NONE
        || returnsRows(query) > 0) {
      return false;
    }
    GroupBy grouping = query.grouping();
    if (grouping != null) {
      return grouping.having() == null && grouping.sets().stream().anyMatch(Set::isEmpty);
    }
    return query.where() == null
        && query.from() instanceof From.Product product
        && product.items().stream()
            .allMatch(
                it -> it instanceof From.Leaf leaf && isNeverEmpty(query.range(leaf.range())));
  }
}
