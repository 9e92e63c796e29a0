package dev.veduta.prove.fuzz;

import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Source;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.List;

/** Conditions that often hold, so that there are rows to hold claims against. */
final class Conditions {
  private static final List<Source> TABLES = FuzzSchema.sources();

  private final ViewGenerator grammar;
  private final Dice dice;

  Conditions(ViewGenerator grammar) {
    this.grammar = grammar;
    this.dice = grammar.dice;
  }

  /** Of columns in this scope, so many AND, OR and the like deep. */
  String of(int depth, List<Col> scope) {
    return depth > 0 && dice.oneIn(3)
        ? combined(of(depth - 1, scope), of(depth - 1, scope))
        : dice.oneIn(4) ? ofQuery(scope) : ofColumn(dice.pick(scope), scope);
  }

  private String combined(String one, String other) {
    return dice.pick(
        "(" + one + " AND " + other + ")",
        "(" + one + " OR " + other + ")",
        "(" + one + " OR " + other + ")",
        "NOT (" + one + ")",
        "NOT (" + one + " AND " + other + ")",
        "NOT (" + one + " OR " + other + ")",
        "(" + one + ") IS TRUE",
        "(" + one + ") IS FALSE",
        "(" + one + ") IS NOT TRUE",
        "(" + one + ") IS NOT FALSE",
        "(" + one + ") IS UNKNOWN",
        "(" + one + ") IS NOT UNKNOWN");
  }

  private String ofColumn(Col col, List<Col> scope) {
    Type type = col.type();
    if (type == Type.INTS) {
      return col.sql() + dice.pick(" IS NOT NULL", " IS NULL", " = '{}'");
    }
    String literal = grammar.expressions.literal(type);
    String other = grammar.expressions.column(type, scope);
    return switch (dice.below(12)) {
      case 0, 1 -> col.sql() + " IS NOT NULL";
      case 2 -> col.sql() + " IS NULL";
      case 3 -> col.sql() + " = " + literal;
      case 4 -> dice.pick(col.sql() + " = " + other, other + " = " + col.sql());
      case 5 -> col.sql() + dice.pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ") + literal;
      case 6 -> col.sql() + dice.pick(" >= ", " <> ", " <= ") + literal;
      case 7 -> grammar.expressions.of(1, Type.BOOL, scope, true);
      case 8 -> ofNumber(grammar.expressions.column(Type.INT, scope));
      case 9 -> "coalesce(" + col.sql() + ", " + other + ") = " + literal;
      case 10 -> ofRows(col, other, scope);
      default ->
          type == Type.BOOL ? col.sql() : grammar.expressions.column(Type.INT, scope) + " > 0";
    };
  }

  private String ofNumber(String number) {
    return number
        + dice.pick(
            " IN (1, 2)",
            " NOT IN (0, 3)",
            " = ANY (array[1, 2])",
            " <> ALL ('{}'::int[])",
            " <> ALL (array[3])",
            " > 0",
            " + 1 > 1",
            " BETWEEN 0 AND 2");
  }

  private String ofRows(Col col, String other, List<Col> scope) {
    String number = grammar.expressions.column(Type.INT, scope);
    return dice.pick(
        "(" + col.sql() + ", " + number + ") = (" + other + ", 1)",
        "(" + number + ", " + number + ") <= (2, 2)",
        "ROW(" + col.sql() + ", " + number + ") IS NOT NULL",
        "NOT (ROW(" + col.sql() + ", " + number + ") IS NULL)",
        "(1, " + number + ") IN (SELECT k1, k2 FROM z.c)");
  }

  /** Semi-joins and anti-joins. */
  private String ofQuery(List<Col> scope) {
    Source table = dice.pick(TABLES);
    Col inner = dice.pick(table.cols());
    if (inner.type() == Type.INTS) {
      return "EXISTS (SELECT FROM " + table.name() + ")";
    }
    String outer = grammar.expressions.column(inner.type(), scope);
    String alias = dice.name("q");
    String from = " FROM " + table.name() + " " + alias;
    String value = alias + "." + inner.sql();
    return dice.pick(
        "EXISTS (SELECT" + from + " WHERE " + value + " = " + outer + ")",
        "EXISTS (SELECT" + from + " WHERE " + value + " = " + outer + ")",
        "NOT EXISTS (SELECT" + from + " WHERE " + value + " = " + outer + ")",
        outer + " IN (SELECT " + value + from + ")",
        outer + " IN (SELECT " + value + from + ")",
        outer + " NOT IN (SELECT " + value + from + " WHERE " + value + " IS NULL)",
        outer + " NOT IN (SELECT " + value + from + ")",
        outer + " >= ALL (SELECT " + value + from + ")",
        outer + " = (SELECT " + value + from + " LIMIT 1)");
  }
}
