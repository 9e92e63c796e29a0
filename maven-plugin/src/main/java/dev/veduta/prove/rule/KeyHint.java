package dev.veduta.prove.rule;

import static java.util.stream.Collectors.joining;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.fact.Relation;
import dev.veduta.prove.fact.Relation.UniqueIndex;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Query.Target;
import dev.veduta.prove.query.Range;
import dev.veduta.prove.rule.Attributes.Cell;
import dev.veduta.prove.rule.Attributes.Made;
import dev.veduta.prove.rule.Attributes.Row;
import dev.veduta.prove.rule.Dependencies.Dependency;
import dev.veduta.prove.rule.Dependencies.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why the columns of a query identify no row, and what would help. */
final class KeyHint {
  private final Facts facts;
  private final Query query;
  private final Map<Integer, Shape> shapes;
  private final Attributes attributes;
  private final Function<Dependency, Set<Integer>> keyIf;

  /**
   * A hint.
   *
   * @param keyIf the columns of the key that there would be, by position from 0, if this held too;
   *     none where there would still be none
   */
  KeyHint(
      Facts facts,
      Query query,
      Map<Integer, Shape> shapes,
      Attributes attributes,
      Function<Dependency, Set<Integer>> keyIf) {
    this.facts = facts;
    this.query = query;
    this.shapes = shapes;
    this.attributes = attributes;
    this.keyIf = keyIf;
  }

  /**
   * The hint.
   *
   * @param missing what makes up a row and is not decided by all columns together
   * @param decided what is
   */
  String of(BitSet missing, BitSet decided) {
    if (missing.get(attributes.of(new Made("returned rows", 0)))) {
      return "a function among the columns returns several rows for one; calling it in FROM, WITH"
          + " ORDINALITY, would tell them apart";
    }
    for (Integer number : query.from().ranges()) {
      if (missing.get(attributes.of(new Row(number)))) {
        return range(number, decided);
      }
    }
    return query.grouping() == null ? "the columns do not say which row it is" : group();
  }

  private String group() {
    List<Target> hidden =
        query.targets().stream()
            .filter(it -> it.hidden() && it.reference() > 0 && name(it.expression()) != null)
            .toList();
    String names = hidden.stream().map(it -> name(it.expression())).collect(joining(", "));
    return hidden.isEmpty()
        ? "a grouping expression is not among the columns; adding it would help"
        : "rows are grouped by what is not among the columns; adding " + names + " would help";
  }

  private String range(int number, BitSet decided) {
    Shape shape = shapes.get(number);
    Relation relation = relation(number);
    if (relation == null || shape == null) {
      String hint = shape == null ? null : shape.hint();
      return hint == null ? "no key of a subquery is among the columns" : hint;
    }
    if (!shape.keys().isEmpty()) {
      return "no key of "
          + relation.name()
          + " is among the columns; adding ("
          + names(relation, shape.keys().get(0).columns())
          + ") would help"
          + almost(number, relation, decided);
    }
    if (relation.defined()) {
      return relation.name() + " has no key: " + shape.hint();
    }
    String why = shape.hint() == null ? relation.name() + " has no key" : shape.hint();
    boolean indexable = relation.kind() != 'f' && relation.indexesSpan(inherits(number));
    return indexable ? why + index(number, relation, shape, decided) : why;
  }

  /** A unique index whose columns are known, and what keeps it from being a key. */
  private String almost(int number, Relation relation, BitSet decided) {
    for (UniqueIndex index : relation.indexes()) {
      boolean known =
          index.columns().stream()
              .allMatch(column -> decided.get(attributes.of(new Cell(number, column))));
      if (known) {
        return index.predicate() == null
            ? ", or NOT NULL on ("
                + names(relation, index.columns())
                + "), as "
                + index.name()
                + " is unique"
            : ", or the condition of the partial index " + index.name();
      }
    }
    return "";
  }

  /** The unique index on columns that are known and never null, and the key it would make. */
  private String index(int number, Relation relation, Shape shape, BitSet decided) {
    List<Integer> known = new ArrayList<>();
    BitSet from = new BitSet();
    for (int column = 1; column <= shape.columns().size(); column++) {
      int cell = attributes.of(new Cell(number, column));
      if (decided.get(cell) && shape.nullness(column).never()) {
        known.add(column);
        from.set(cell);
      }
    }
    if (known.isEmpty()) {
      return "";
    }
    BitSet row = attributes.set(new Row(number));
    Set<Integer> key = keyIf.apply(new Dependency(from, row, Origin.KEY, false, null));
    String columns = "(" + names(relation, known) + ")";
    if (key.isEmpty()) {
      return "; one on " + columns + " would help";
    }
    boolean chosen = key.stream().noneMatch(it -> isOf(number, expression(it)));
    return "; "
        + key.stream().map(this::name).collect(joining(" and "))
        + " would identify a row if it had one on "
        + columns
        + (chosen || known.size() == 1 ? "" : " or some of these");
  }

  private Expression expression(int position) {
    return query.columns().get(position).expression();
  }

  private static boolean isOf(int range, Expression expression) {
    return expression instanceof Expression.Column it && it.level() == 0 && it.range() == range;
  }

  private String name(int position) {
    String name = name(expression(position));
    return name == null ? "column " + (position + 1) : name;
  }

  /** What to call a column of a relation; null for anything else. */
  private @Nullable String name(Expression expression) {
    if (expression instanceof Expression.Column it && it.level() == 0) {
      Relation relation = relation(it.range());
      return relation == null
          ? null
          : relation.name() + "." + names(relation, List.of(it.column()));
    }
    return null;
  }

  private @Nullable Relation relation(int number) {
    return query.range(number) instanceof Range.Relation it
        ? facts.relations().get(it.relation())
        : null;
  }

  private boolean inherits(int number) {
    return query.range(number) instanceof Range.Relation it && it.inherits();
  }

  private static String names(Relation relation, Collection<Integer> columns) {
    return columns.stream()
        .map(column -> relation.column(column).map(Relation.Column::name).orElse("?"))
        .collect(joining(", "));
  }
}
