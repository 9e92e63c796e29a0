package dev.veduta.prove.fuzz;

import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.List;

/** Aggregates and window functions. */
final class Aggregates {
  private final Dice dice;
  private final Expressions expressions;

  Aggregates(ViewGenerator grammar) {
    this.dice = grammar.dice;
    this.expressions = grammar.expressions;
  }

  String of(Type type, List<Col> scope) {
    String value = expressions.column(type, scope);
    String number = expressions.column(Type.INT, scope);
    String filter = dice.oneIn(5) ? " FILTER (WHERE " + number + " > 0)" : "";
    return switch (type) {
      case INT ->
          dice.pick(
              "count(*)" + filter + "::int",
              "max(" + value + ")" + filter,
              "min(" + value + ")" + filter,
              "count(DISTINCT " + value + ")::int",
              "sum(" + value + ")" + filter + "::int",
              "max(coalesce(" + value + ", 0))" + filter,
              "(mode() WITHIN GROUP (ORDER BY " + value + "))",
              "(rank(1) WITHIN GROUP (ORDER BY " + value + "))::int");
      case TEXT ->
          dice.pick(
              "max(" + value + ")",
              "string_agg(" + value + ", ',' ORDER BY " + value + ")" + filter,
              "min(" + value + ")");
      case BOOL -> dice.pick("bool_and(", "bool_or(") + value + ")" + filter;
      case NUM -> dice.pick("avg(", "sum(", "max(", "stddev_samp(") + value + ")" + filter;
      case CI -> "max(" + value + ")" + filter;
      case INTS -> "array_agg(" + number + ")" + filter;
    };
  }

  String having(List<Col> scope) {
    String number = expressions.column(Type.INT, scope);
    return dice.pick(
        "count(*) >= 1",
        "max(" + number + ") > 0",
        "max(" + number + ") IS NOT NULL",
        "sum(" + number + ") IS NULL OR count(*) > 1");
  }

  /** A window function over numbers. */
  String windowed(List<Col> scope) {
    String value = expressions.column(Type.INT, scope);
    String function =
        dice.pick(
            "row_number()",
            "row_number()",
            "row_number()",
            "rank()",
            "count(" + value + ")",
            "max(" + value + ")",
            "lag(" + value + ")",
            "lag(" + value + ", 1, 0)",
            "ntile(2)",
            "ntile(" + value + ")",
            "first_value(" + value + ")",
            "nth_value(" + value + ", 2)",
            "min(" + value + ") FILTER (WHERE " + value + " > 1)");
    return "(" + function + " OVER (" + over(scope) + "))::int";
  }

  private String over(List<Col> scope) {
    String partition = dice.pick("", "PARTITION BY " + dice.pick(scope).sql());
    return dice.oneIn(2)
        ? partition
        : partition
            + " ORDER BY "
            + dice.pick(scope).sql()
            + dice.pick(
                "",
                "",
                " ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING",
                " ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING",
                " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING",
                " RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                " ROWS BETWEEN CURRENT ROW AND CURRENT ROW EXCLUDE CURRENT ROW");
  }
}
