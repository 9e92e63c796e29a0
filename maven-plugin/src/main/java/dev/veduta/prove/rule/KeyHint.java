package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.fact.Relation;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Range;
import dev.veduta.prove.rule.Attributes.Cell;
import dev.veduta.prove.rule.Attributes.Made;
import dev.veduta.prove.rule.Attributes.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why the columns of a query identify no row, and what would help. */
final class KeyHint {
  private final Facts facts;
  private final Query query;
  private final Map<Integer, Shape> shapes;
  private final Attributes attributes;

  KeyHint(Facts facts, Query query, Map<Integer, Shape> shapes, Attributes attributes) {
    this.facts = facts;
    this.query = query;
    this.shapes = shapes;
    this.attributes = attributes;
  }

  /**
   * A hint.
   *
   * @param missing what makes up a row and is not decided by all columns together
   * @param decided what is
   */
  String of(BitSet missing, BitSet decided) {
    if (missing.get(attributes.of(new Made("returned rows", 0)))) {
      return "a function among the columns returns several rows for one";
    }
    for (Integer number : query.from().ranges()) {
      if (missing.get(attributes.of(new Row(number)))) {
        return range(number, decided);
      }
    }
    return query.grouping() == null
        ? "the columns do not say which row it is"
        : "a grouping expression is not among the columns";
  }

  private String range(int number, BitSet decided) {
    Shape shape = shapes.get(number);
    Range range = query.range(number);
    Relation relation =
        range instanceof Range.Relation it ? facts.relations().get(it.relation()) : null;
    if (relation == null || shape == null) {
      String hint = shape == null ? null : shape.hint();
      return hint == null ? "no key of a subquery is among the columns" : hint;
    }
    if (!shape.keys().isEmpty()) {
      Shape.Key key = shape.keys().get(0);
      return "no key of "
          + relation.name()
          + " is among the columns: it has ("
          + names(relation, key.columns())
          + ")";
    }
    List<Integer> known = new ArrayList<>();
    for (int column = 1; column <= shape.columns().size(); column++) {
      boolean usable =
          decided.get(attributes.of(new Cell(number, column))) && shape.nullness(column).never();
      if (usable) {
        known.add(column);
      }
    }
    String why = shape.hint() == null ? relation.name() + " has no key" : shape.hint();
    return known.isEmpty() || relation.defined()
        ? why
        : why + "; one on (" + names(relation, known) + ") would help";
  }

  private static @Nullable String name(Relation relation, int column) {
    return relation.column(column).map(Relation.Column::name).orElse(null);
  }

  private static String names(Relation relation, Iterable<Integer> columns) {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(String.valueOf(name(relation, column))));
    return String.join(", ", names);
  }
}
