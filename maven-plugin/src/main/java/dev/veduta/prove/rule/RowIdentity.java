package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Aggregate;
import dev.veduta.prove.query.Expression.Column;
import dev.veduta.prove.query.Expression.Grouping;
import dev.veduta.prove.query.Expression.Subselect;
import dev.veduta.prove.query.Expression.WholeRow;
import dev.veduta.prove.query.Expression.Windowed;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Query.Comparison;
import dev.veduta.prove.query.Query.GroupBy;
import dev.veduta.prove.query.Query.Limit;
import dev.veduta.prove.query.Query.Target;
import dev.veduta.prove.query.Query.Window;
import dev.veduta.prove.rule.Attributes.Cell;
import dev.veduta.prove.rule.Attributes.Made;
import dev.veduta.prove.rule.Attributes.Row;
import dev.veduta.prove.rule.Dependencies.Dependency;
import dev.veduta.prove.rule.Dependencies.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What makes a row of a SELECT that row and no other: first the rows of its ranges, then its group,
 * then what DISTINCT and LIMIT leave. Columns that decide it are a key. Confined to one analysis.
 */
final class RowIdentity {
  private final Facts facts;
  private final Conditions conditions;
  private final Query query;
  private final Map<Integer, Shape> shapes;
  private final Map<Integer, Set<Integer>> evaluatedPer;
  private final Attributes attributes = new Attributes();
  private final Sides sides;
  private final List<Dependency> found = new ArrayList<>();
  private final Set<Expression> explained = new HashSet<>();
  private BitSet identity;

  RowIdentity(
      Facts facts,
      Conditions conditions,
      Query query,
      JoinTree tree,
      Map<Integer, Shape> shapes,
      Map<Integer, Set<Integer>> evaluatedPer,
      Predicate<Expression> never) {
    this.facts = facts;
    this.conditions = conditions;
    this.query = query;
    this.shapes = shapes;
    this.evaluatedPer = evaluatedPer;
    this.sides = new Sides(facts, conditions, attributes);
    found.addAll(
        new JoinDependencies(tree, shapes, evaluatedPer, attributes, sides).of(tree.root()).all());
    found.addAll(sides.equalities(Conditions.conjuncts(query.where())));
    identity = attributes.rows(query.from().ranges());
    group(never);
    windows();
    returnedRows();
    distinct();
    if (query.limit() == Limit.ONE) {
      replaceIdentity("limit", new BitSet(), "LIMIT 1");
    }
  }

  /** The keys, the preferred one first. */
  List<Shape.Key> keys(List<Shape.Column> columns) {
    List<Integer> outputs = outputs();
    Dependencies dependencies = new Dependencies(found);
    List<Shape.Key> keys = new ArrayList<>();
    List<Integer> preference =
        IntStream.range(0, outputs.size()).boxed().sorted(preference(columns)).toList();
    for (SortedSet<Integer> key : new KeySearch(outputs, dependencies, identity).keys(preference)) {
      BitSet start = new BitSet();
      key.forEach(column -> start.set(outputs.get(column)));
      SortedSet<Integer> numbers = new TreeSet<>();
      key.forEach(column -> numbers.add(column + 1));
      keys.add(new Shape.Key(numbers, Derivations.key(dependencies, start, identity)));
    }
    keys.sort(new KeyOrder(columns, this::place));
    return keys;
  }

  /** Columns that are never null first, then those of the first range, then in their order. */
  private Comparator<Integer> preference(List<Shape.Column> columns) {
    return Comparator.<Integer, Boolean>comparing(it -> !columns.get(it).nullness().never())
        .thenComparing(it -> place(it + 1))
        .thenComparing(Comparator.naturalOrder());
  }

  /** Where in FROM the range stands that the output column is from. */
  private int place(int column) {
    Column read = sides.column(query.columns().get(column - 1).expression());
    int place = read == null ? -1 : query.from().ranges().indexOf(read.range());
    return place < 0 ? query.from().ranges().size() : place;
  }

  /** That columns which identify a row of some range decide others, for queries around. */
  List<Shape.Implication> implications() {
    List<Integer> outputs = outputs();
    Dependencies dependencies = new Dependencies(found);
    List<Shape.Implication> implications = new ArrayList<>();
    for (Dependency it : found) {
      if (it.origin() == Origin.KEY && !it.from().isEmpty()) {
        Set<Integer> from = columns(outputs, it.from());
        BitSet shown = new BitSet();
        from.forEach(column -> shown.set(outputs.get(column - 1)));
        BitSet closure = dependencies.closure(shown);
        Set<Integer> to = columns(outputs, closure);
        to.removeAll(from);
        if (Dependencies.contains(shown, it.from()) && !to.isEmpty()) {
          BitSet goal = new BitSet();
          to.forEach(column -> goal.set(outputs.get(column - 1)));
          Proof proof = Derivations.key(dependencies, shown, goal);
          implications.add(new Shape.Implication(from, to, proof));
        }
      }
    }
    return implications;
  }

  /** One output column for each of these attributes, where there is one. */
  private static Set<Integer> columns(List<Integer> outputs, BitSet wanted) {
    Set<Integer> columns = new TreeSet<>();
    for (int i = 0; i < outputs.size(); i++) {
      if (wanted.get(outputs.get(i))) {
        columns.add(i + 1);
      }
    }
    return columns;
  }

  /** The columns that have one value in all rows. */
  Set<Integer> same() {
    List<Integer> outputs = outputs();
    return columns(outputs, new Dependencies(found).closure(new BitSet()));
  }

  /** Which range's row is not decided by all columns together, and why. */
  @Nullable String hint() {
    List<Integer> outputs = outputs();
    BitSet start = new BitSet();
    outputs.forEach(start::set);
    BitSet missing = (BitSet) identity.clone();
    BitSet decided = new Dependencies(found).closure(start);
    missing.andNot(decided);
    return new KeyHint(facts, query, shapes, attributes, this::keyIf).of(missing, decided);
  }

  private Set<Integer> keyIf(Dependency supposed) {
    List<Dependency> more = new ArrayList<>(found);
    more.add(supposed);
    List<Integer> outputs = outputs();
    List<Integer> preference =
        IntStream.range(0, outputs.size())
            .boxed()
            .sorted(Comparator.comparing(it -> place(it + 1)))
            .toList();
    return new KeySearch(outputs, new Dependencies(more), identity)
        .keys(preference).stream().min(Comparator.comparing(Set::size)).orElse(new TreeSet<>());
  }

  private List<Integer> outputs() {
    return query.columns().stream().map(this::attribute).toList();
  }

  private int attribute(Target target) {
    if (isKeyOfGroup(target)) {
      return groupKey(target);
    }
    if (mayBeLeftAsItIs(target.expression())) {
      return attributes.of(new Made("value", query.targets().indexOf(target)));
    }
    return conditions.isSteady(target.expression())
        ? attribute(target.expression())
        : attributes.of(new Made("value", query.targets().indexOf(target)));
  }

  /** The attribute of a steady expression: equal ones come out alike and share one. */
  private int attribute(Expression expression) {
    for (Target target : query.targets()) {
      if (isKeyOfGroup(target) && target.expression().equals(expression) && !mayBeAnother(target)) {
        return groupKey(target);
      }
    }
    return asInRows(expression);
  }

  /** Whether the server may show another key of the grouping sets where it is named again. */
  private boolean mayBeAnother(Target key) {
    GroupBy grouping = query.grouping();
    return grouping != null
        && omits()
        && grouping.keys().stream()
            .filter(it -> it.reference() == key.reference())
            .anyMatch(it -> new GroupKeys(facts, query).mayBeAnother(it, grouping));
  }

  /** Whether a key of the grouping sets is in it that the server may or may not make null there. */
  private boolean mayBeLeftAsItIs(Expression expression) {
    return omits()
        && query.targets().stream()
            .filter(this::isKeyOfGroup)
            .map(Target::expression)
            .filter(key -> !new GroupKeys(facts, query).isOfRow(key))
            .anyMatch(key -> expression.all().anyMatch(key::equals));
  }

  private int asInRows(Expression expression) {
    Column column = sides.column(expression);
    if (column != null && !omits()) {
      return attributes.of(new Cell(column.range(), column.column()));
    }
    int number = attributes.of(expression);
    if (explained.add(expression)) {
      explain(expression, number);
    }
    return number;
  }

  private void explain(Expression expression, int number) {
    BitSet itself = new BitSet();
    itself.set(number);
    if (sides.isConstant(expression)) {
      found.add(step(new BitSet(), itself, null));
      return;
    }
    Expression kept = new Injections(facts).kept(expression);
    if (kept != null) {
      BitSet inner = new BitSet();
      inner.set(attribute(kept));
      found.add(step(itself, inner, null));
    }
    if (!omits()) {
      rowsOf(expression).ifPresent(rows -> found.add(step(rows, itself, null)));
    }
  }

  /** The rows that the expression is computed from. */
  private Optional<BitSet> rowsOf(Expression expression) {
    BitSet rows = new BitSet();
    for (Expression it : expression.all().toList()) {
      if (it instanceof Aggregate
          || it instanceof Windowed
          || it instanceof Grouping
          || it instanceof Subselect) {
        return Optional.empty();
      }
      int range =
          it instanceof Column column && column.level() == 0
              ? column.range()
              : it instanceof WholeRow row && row.level() == 0 ? row.range() : 0;
      if (range > 0) {
        rows.set(attributes.of(new Row(range)));
        rows.or(attributes.rows(evaluatedPer.getOrDefault(range, Set.of())));
      }
    }
    return Optional.of(rows);
  }

  private boolean isKeyOfGroup(Target target) {
    GroupBy grouping = query.grouping();
    return grouping != null
        && target.reference() > 0
        && grouping.keys().stream().anyMatch(it -> it.reference() == target.reference());
  }

  /** Whether a grouping set may leave a value out, so that it is not what it was in the rows. */
  private boolean omits() {
    return query.grouping() != null && !query.grouping().plain();
  }

  private int groupKey(Target target) {
    return omits() || !conditions.isSteady(target.expression())
        ? attributes.of(new Made("grouped", target.reference()))
        : asInRows(target.expression());
  }

  private void group(Predicate<Expression> never) {
    GroupBy grouping = query.grouping();
    if (grouping == null) {
      return;
    }
    if (!omits()) {
      boolean one = grouping.keys().isEmpty();
      String because = one ? "an aggregate without GROUP BY is one row" : "GROUP BY";
      replaceIdentity("group", compared(grouping.keys()), because);
      return;
    }
    found.clear();
    explained.clear();
    BitSet keys = compared(grouping.keys());
    identity = attributes.set(new Made("group", 0));
    for (Set<Expression> tags : new GroupingSetTags(facts, query, grouping, never).choices()) {
      BitSet from = (BitSet) keys.clone();
      tags.forEach(tag -> from.set(attributes.of(tag)));
      found.add(step(from, identity, Proof.of("GROUP BY with grouping sets")));
    }
  }

  /** The targets' attributes; something that nothing decides where they are compared otherwise. */
  private BitSet compared(List<Comparison> comparisons) {
    BitSet compared = new BitSet();
    for (Comparison it : comparisons) {
      Optional<Target> target =
          query
              .referenced(it.reference())
              .filter(same -> it.equality() != 0)
              .filter(same -> facts.equality(same.expression().type()) == it.equality());
      compared.set(
          target
              .map(this::attribute)
              .orElseGet(() -> attributes.of(new Made("compared otherwise", it.reference()))));
    }
    return compared;
  }

  /** The new identity is decided by these, and by the one before. */
  private void replaceIdentity(String step, BitSet from, String because) {
    BitSet made = attributes.set(new Made(step, 0));
    found.add(step(from, made, Proof.of(because)));
    identity = made;
  }

  private void windows() {
    for (Target target : query.targets()) {
      if (target.expression() instanceof Windowed it && isRowNumber(it)) {
        query.windows().stream()
            .filter(window -> window.number() == it.window())
            .map(Window::partition)
            .forEach(
                partition -> {
                  BitSet from = compared(partition);
                  from.set(attribute(it));
                  found.add(step(from, identity, Proof.of("row_number counts the rows")));
                });
      }
    }
  }

  private boolean isRowNumber(Windowed it) {
    return facts
        .function(it.function())
        .filter(function -> function.builtIn() && function.name().equals("row_number"))
        .isPresent();
  }

  /** A function that returns rows makes several of one, and nothing tells these apart. */
  private void returnedRows() {
    multiplyBy(query.targets().stream().filter(it -> !isKeyOfGroup(it)).toList());
  }

  private void multiplyBy(List<Target> targets) {
    if (targets.stream().anyMatch(it -> QueryRules.returnsRows(it.expression()))) {
      identity = Dependencies.union(identity, attributes.set(new Made("returned rows", 0)));
    }
  }

  private void distinct() {
    if (!query.distinct().isEmpty()) {
      BitSet before = identity;
      boolean all = query.distinct().size() >= query.columns().size();
      replaceIdentity("distinct", compared(query.distinct()), all ? "DISTINCT" : "DISTINCT ON");
      found.add(step(before, identity, null));
      multiplyBy(query.targets().stream().filter(it -> !isDistinct(it)).toList());
    }
  }

  /** PostgreSQL calls functions that return rows after DISTINCT ON, unless it compares them. */
  private boolean isDistinct(Target target) {
    return target.reference() > 0
        && query.distinct().stream().anyMatch(it -> it.reference() == target.reference());
  }

  private static Dependency step(BitSet from, BitSet to, @Nullable Proof proof) {
    return new Dependency(from, to, Origin.STEP, false, proof);
  }
}
