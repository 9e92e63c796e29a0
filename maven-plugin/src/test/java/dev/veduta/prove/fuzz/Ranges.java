package dev.veduta.prove.fuzz;

import static dev.veduta.prove.fuzz.ViewGenerator.both;

import dev.veduta.prove.fuzz.FromClauses.From;
import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Source;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.List;

/** What is joined: tables and views, subqueries, VALUES, functions. */
final class Ranges {
  private final ViewGenerator grammar;
  private final Dice dice;

  Ranges(ViewGenerator grammar) {
    this.grammar = grammar;
    this.dice = grammar.dice;
  }

  From item(int depth, List<Col> outer) {
    int kind = dice.below(24);
    if (depth > 0 && kind < 6) {
      return aliased(grammar.query(depth - 1, outer));
    }
    if (kind == 6) {
      return values();
    }
    if (kind == 7) {
      return function(outer);
    }
    Source source = dice.pick(grammar.sources);
    return aliased(source.name(), source.cols());
  }

  /** Something that reads what stands before it. */
  From lateral(int depth, List<Col> before) {
    if (depth == 0 || dice.oneIn(4)) {
      return function(before);
    }
    return aliased(
        switch (dice.below(6)) {
          case 0, 1 -> aggregate(before);
          case 2, 3 -> grammar.query(depth - 1, before);
          case 4 -> union(before);
          default -> top(before);
        });
  }

  private From aliased(Query query) {
    return aliased("(" + query.sql() + ")", query.columns());
  }

  private From aliased(String sql, List<Col> cols) {
    String alias = dice.name("t");
    return new From(
        sql + " AS " + alias,
        cols.stream().map(it -> new Col(alias + "." + it.sql(), it.type())).toList());
  }

  private From values() {
    String rows =
        dice.pick(
            "(1, 'a'), (2, 'b')",
            "(1, 'a'), (1, NULL)",
            "(1, 'b')",
            "(1, 'a'), (1, 'a'), (2, 'b')",
            "(1, 'a'), (2, 'a'), (NULL, 'b')");
    String alias = dice.name("t");
    return new From(
        "(VALUES " + rows + ") AS " + alias + "(i, s)",
        List.of(new Col(alias + ".i", Type.INT), new Col(alias + ".s", Type.TEXT)));
  }

  private From function(List<Col> seen) {
    String alias = dice.name("t");
    List<Col> arrays = seen.stream().filter(it -> it.type() == Type.INTS).toList();
    String array = arrays.isEmpty() ? "array[1, 1, null]" : dice.pick(arrays).sql();
    Col g = new Col(alias + ".g", Type.INT);
    return switch (dice.below(6)) {
      case 0 -> new From("generate_series(1, 3) AS " + alias + "(g)", List.of(g));
      case 1 -> new From("unnest(" + array + ") AS " + alias + "(g)", List.of(g));
      case 2 ->
          new From(
              "unnest(" + array + ") WITH ORDINALITY AS " + alias + "(g, o)",
              List.of(g, new Col(alias + ".o", Type.INT)));
      case 3 ->
          new From(
              "ROWS FROM (generate_series(1, 3), unnest(" + array + ")) AS " + alias + "(g, h)",
              List.of(g, new Col(alias + ".h", Type.INT)));
      case 4 -> new From("abs(" + number(seen) + ") AS " + alias + "(g)", List.of(g));
      default ->
          new From("generate_series(1, " + number(seen) + ") AS " + alias + "(g)", List.of(g));
    };
  }

  private String number(List<Col> seen) {
    return grammar.expressions.column(Type.INT, seen);
  }

  /** One row per row before. */
  private Query top(List<Col> before) {
    Query inner = grammar.selects.query(0, before, null);
    boolean ends = inner.sql().matches("(?s).* (LIMIT|FETCH|OFFSET) .*");
    return ends ? inner : new Query(inner.sql() + " LIMIT 1", inner.types());
  }

  private Query aggregate(List<Col> before) {
    From from = item(0, List.of());
    return new Query(
        "SELECT "
            + grammar.aggregates.of(Type.INT, from.cols())
            + " AS c1, count(*)::int AS c2 FROM "
            + from.sql()
            + " WHERE "
            + grammar.conditions.of(1, both(from.cols(), before)),
        List.of(Type.INT, Type.INT));
  }

  /** Its keys hold per row before, and it shows some of that. */
  private Query union(List<Col> before) {
    From from = item(0, List.of());
    String inner = grammar.expressions.column(Type.INT, from.cols());
    return new Query(
        "SELECT "
            + inner
            + " AS c1, "
            + number(before)
            + " AS c2 FROM "
            + from.sql()
            + dice.pick(" UNION SELECT ", " UNION ALL SELECT ", " EXCEPT SELECT ")
            + number(before)
            + ", 1",
        List.of(Type.INT, Type.INT));
  }
}
