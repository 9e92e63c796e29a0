package dev.veduta.prove.fuzz;

import static dev.veduta.prove.fuzz.ViewGenerator.both;

import dev.veduta.prove.fuzz.FromClauses.From;
import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SELECT: columns, WHERE, DISTINCT, LIMIT. */
final class Selects {
  private final ViewGenerator grammar;
  private final Dice dice;

  Selects(ViewGenerator grammar) {
    this.grammar = grammar;
    this.dice = grammar.dice;
  }

  /**
   * A SELECT.
   *
   * @param wanted the types of its columns; null for any
   */
  Query query(int depth, List<Col> outer, @Nullable List<Type> wanted) {
    From from = grammar.froms.of(depth, outer);
    List<Col> all = both(from.cols(), outer);
    String sql = " FROM " + from.sql() + where(from, all);
    return dice.oneIn(4)
        ? new Groups(grammar).query(sql, from.cols(), wanted)
        : plain(sql, from.cols(), all, depth, wanted);
  }

  private String where(From from, List<Col> all) {
    @Nullable String own = dice.below(5) < 2 ? grammar.conditions.of(2, all) : null;
    String where =
        Stream.of(from.condition(), own)
            .flatMap(Stream::ofNullable)
            .map(it -> "(" + it + ")")
            .collect(Collectors.joining(" AND "));
    return where.isEmpty() ? "" : " WHERE " + where;
  }

  private Query plain(
      String from, List<Col> scope, List<Col> all, int depth, @Nullable List<Type> wanted) {
    List<String> items = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    int width = wanted == null ? 1 + dice.below(5) : wanted.size();
    for (int i = 0; i < width; i++) {
      Type type = wanted == null ? dice.pick(scope).type() : wanted.get(i);
      items.add(item(type, scope, all, depth, wanted == null) + " AS c" + (i + 1));
      types.add(type);
    }
    String on = "";
    String order = "";
    if (dice.oneIn(10)) {
      on = "DISTINCT ";
    } else if (dice.oneIn(10)) {
      String by = distinctOn(scope);
      on = "DISTINCT ON (" + by + ") ";
      order = " ORDER BY " + by;
    }
    String sql = "SELECT " + on + String.join(", ", items) + from + order + limit(order, scope);
    return new Query(sql, types);
  }

  private String distinctOn(List<Col> scope) {
    String one = dice.pick(scope).sql();
    String other = dice.pick(scope).sql();
    return dice.oneIn(2) || one.equals(other) ? one : one + ", " + other;
  }

  private String item(Type type, List<Col> scope, List<Col> all, int depth, boolean any) {
    if (any && type == Type.INT && dice.oneIn(12)) {
      return grammar.aggregates.windowed(scope);
    }
    if (any && type == Type.INT && dice.oneIn(30)) {
      return dice.pick(
          "generate_series(1, 2)",
          "unnest(array[1, null])",
          "generate_series(1, " + grammar.expressions.column(Type.INT, scope) + ")");
    }
    return dice.below(5) < 4
        ? grammar.expressions.column(type, dice.oneIn(3) ? all : scope)
        : grammar.expressions.of(2, type, all, depth > 0);
  }

  private String limit(String order, List<Col> scope) {
    String ordered = order.isEmpty() ? " ORDER BY " + dice.pick(scope).sql() : order;
    return switch (dice.below(30)) {
      case 0 -> order + " LIMIT 1";
      case 1 -> " LIMIT 2";
      case 2 ->
          order.isEmpty()
              ? ordered + dice.pick(" FETCH FIRST 1 ROWS WITH TIES", " FETCH FIRST 1 ROWS ONLY")
              : "";
      case 3 -> " OFFSET 1";
      case 4 -> " FETCH FIRST (1 + 1) ROWS ONLY";
      default -> "";
    };
  }
}
