package dev.veduta.prove.fuzz;

import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes random queries that PostgreSQL mostly accepts: a grammar that knows types and what is in
 * scope, a class per clause. Leans towards joins by equality on keys, which is where there is
 * something to prove.
 */
final class ViewGenerator {
  final Dice dice;
  final List<Source> sources;
  final Expressions expressions;
  final Conditions conditions;
  final Aggregates aggregates;
  final FromClauses froms;
  final Selects selects;

  ViewGenerator(Dice dice, List<Source> sources) {
    this.dice = dice;
    this.sources = sources;
    this.conditions = new Conditions(this);
    this.expressions = new Expressions(this);
    this.aggregates = new Aggregates(this);
    this.froms = new FromClauses(this);
    this.selects = new Selects(this);
  }

  Query view() {
    return query(3, List.of());
  }

  /**
   * A query of any kind.
   *
   * @param depth how deep queries may still nest in it
   * @param outer the columns of queries around that it may read
   */
  Query query(int depth, List<Col> outer) {
    int kind = dice.below(20);
    if (depth > 0 && kind < 3) {
      return new SetOperations(this).query(depth, outer);
    }
    if (depth > 1 && kind == 3) {
      return new CommonTables(this).with(depth, outer);
    }
    if (depth > 1 && kind == 4 && outer.isEmpty()) {
      return new CommonTables(this).recursive();
    }
    return selects.query(depth, outer, null);
  }

  /** The same grammar where more can be read. */
  ViewGenerator reading(Source more) {
    List<Source> all = new ArrayList<>(sources);
    // Often enough that it is read.
    for (int i = 0; i < 1 + sources.size() / 4; i++) {
      all.add(more);
    }
    return new ViewGenerator(dice, all);
  }

  static List<Col> both(List<Col> some, List<Col> others) {
    List<Col> both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }
}
