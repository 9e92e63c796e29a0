package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Column;
import dev.veduta.prove.query.From.Leaf;
import dev.veduta.prove.query.From.Product;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Query.Comparison;
import dev.veduta.prove.query.Query.GroupBy;
import dev.veduta.prove.query.Query.Limit;
import dev.veduta.prove.query.Query.Target;
import dev.veduta.prove.query.Range;
import dev.veduta.prove.rule.Flaws.Hole;
import dev.veduta.prove.rule.Flaws.Repeat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The flaws of a SELECT's rows: columns that are always null, those that a grouping set leaves out,
 * columns of one value, and the flaws of what it passes on as it is. Confined to one analysis.
 */
final class QueryFlaws {
  private final Facts facts;
  private final Query query;
  private final Map<Integer, Shape> shapes;
  private final AlwaysNull always;

  QueryFlaws(Facts facts, Query query, Map<Integer, Shape> shapes, AlwaysNull always) {
    this.facts = facts;
    this.query = query;
    this.shapes = shapes;
    this.always = always;
  }

  /**
   * The flaws.
   *
   * @param same the columns that have one value in all rows
   * @param oneRow whether there is at most one row
   */
  Flaws of(Set<Integer> same, boolean oneRow) {
    Map<Integer, Hole> holes = new HashMap<>();
    SortedSet<Integer> alike = new TreeSet<>(same);
    List<Target> columns = query.columns();
    for (int number = 1; number <= columns.size(); number++) {
      Optional<Hole> hole = hole(columns.get(number - 1).expression());
      if (hole.isPresent()) {
        holes.put(number, hole.get());
      }
      if (hole.filter(Hole::always).isPresent()) {
        alike.add(number);
      }
    }
    return new Flaws(holes, oneRow ? List.of() : repeats(alike));
  }

  private Optional<Hole> hole(Expression expression) {
    if (QueryRules.returnsRows(expression)) {
      return Optional.empty();
    }
    return always
        .of(expression)
        .map(because -> new Hole(because, true))
        .or(() -> leftOut(expression))
        .or(() -> passed(expression));
  }

  /**
   * Each grouping set gives a row if there are rows at all, and in it the keys of other sets are
   * null, if they are stored: one that comes down to a literal may not be, nor one that another key
   * comes down to. Only the grouping set of nothing gives a row of no rows, and all keys are null
   * in that.
   */
  private Optional<Hole> leftOut(Expression expression) {
    GroupBy grouping = query.grouping();
    if (grouping == null
        || grouping.plain()
        || grouping.having() != null
        || !keepsEveryValue()
        || !new GroupKeys(facts, query).isStored(expression)) {
      return Optional.empty();
    }
    List<Comparison> keys =
        grouping.keys().stream().filter(it -> isReferenced(it.reference(), expression)).toList();
    List<Integer> references = keys.stream().map(Comparison::reference).toList();
    GroupKeys all = new GroupKeys(facts, query);
    boolean leftOut =
        !references.isEmpty()
            && keys.stream().noneMatch(it -> all.mayBeAnother(it, grouping))
            && grouping.sets().stream()
                .anyMatch(set -> references.stream().noneMatch(set::contains));
    return leftOut
        ? Optional.of(
            new Hole("it is null in the rows of a grouping set that leaves it out", false))
        : Optional.empty();
  }

  private boolean isReferenced(int reference, Expression expression) {
    return query.referenced(reference).filter(it -> it.expression().equals(expression)).isPresent();
  }

  private boolean keepsEveryValue() {
    boolean distinctOn = !query.distinct().isEmpty() && !comparesAllColumns();
    return query.limit() == Limit.NONE && !distinctOn && QueryRules.returnsRows(query) == 0;
  }

  private boolean comparesAllColumns() {
    return query.columns().stream()
        .allMatch(
            target ->
                query.distinct().stream().anyMatch(it -> it.reference() == target.reference()));
  }

  private Optional<Hole> passed(Expression expression) {
    Shape only = keepsEveryValue() ? only() : null;
    return only != null && expression instanceof Column it && it.level() == 0
        ? only.flaws().hole(it.column())
        : Optional.empty();
  }

  /** The range whose rows are the rows of the query, one for one; null where there is none. */
  private @Nullable Shape only() {
    boolean alone =
        query.where() == null
            && query.grouping() == null
            && query.from() instanceof Product it
            && it.items().size() == 1
            && it.items().get(0) instanceof Leaf;
    boolean sampled = query.ranges().stream().anyMatch(QueryFlaws::isSampled);
    return alone && !sampled ? shapes.get(query.from().ranges().get(0)) : null;
  }

  private static boolean isSampled(Range range) {
    return range instanceof Range.Relation it && it.sampled();
  }

  private List<Repeat> repeats(SortedSet<Integer> alike) {
    List<Repeat> repeats = new ArrayList<>();
    if (!alike.isEmpty()) {
      repeats.add(new Repeat(alike, "every row has the same value there"));
    }
    Shape only = keepsEveryValue() && query.distinct().isEmpty() ? only() : null;
    if (only != null) {
      only.flaws().repeats().forEach(it -> repeats.add(passed(it, alike)));
    }
    return repeats.stream().filter(it -> !it.columns().isEmpty()).distinct().toList();
  }

  private Repeat passed(Repeat repeat, SortedSet<Integer> alike) {
    SortedSet<Integer> columns = new TreeSet<>(alike);
    List<Target> targets = query.columns();
    for (int number = 1; number <= targets.size(); number++) {
      if (targets.get(number - 1).expression() instanceof Column it
          && it.level() == 0
          && repeat.columns().contains(it.column())) {
        columns.add(number);
      }
    }
    return new Repeat(columns, repeat.because());
  }
}
