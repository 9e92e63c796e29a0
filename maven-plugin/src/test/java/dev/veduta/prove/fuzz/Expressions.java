package dev.veduta.prove.fuzz;

import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.List;

/** Values of a type, from what is in scope. */
final class Expressions {
  private final Dice dice;
  private final Conditions conditions;

  Expressions(ViewGenerator grammar) {
    this.dice = grammar.dice;
    this.conditions = grammar.conditions;
  }

  /** A column of this type; a literal where there is none. */
  String column(Type type, List<Col> scope) {
    List<Col> fitting = scope.stream().filter(it -> it.type() == type).toList();
    return fitting.isEmpty() ? literal(type) : dice.pick(fitting).sql();
  }

  String literal(Type type) {
    return switch (type) {
      case INT -> dice.pick("0", "1", "1", "2", "3");
      case TEXT -> dice.pick("'a'", "'a'", "'B'", "'b'") + "::text";
      case BOOL -> dice.pick("true", "false");
      case NUM -> dice.pick("1.0", "1.00", "2.0") + "::numeric";
      case CI -> dice.pick("'a'", "'A'", "'b'") + "::public.citext";
      case INTS -> "array[1, null]::int[]";
    };
  }

  /**
   * An expression.
   *
   * @param queries whether subqueries may stand in it
   */
  String of(int depth, Type type, List<Col> scope, boolean queries) {
    if (depth == 0) {
      return dice.oneIn(8) ? dice.pick(literal(type), "NULL::" + type.sql) : column(type, scope);
    }
    String one = of(depth - 1, type, scope, queries);
    String two = of(depth - 1, type, scope, queries);
    return switch (dice.below(10)) {
      case 0 -> "coalesce(" + one + ", " + two + ")";
      case 1 ->
          "CASE WHEN "
              + conditions.of(1, scope)
              + " THEN "
              + one
              + dice.pick(" ELSE " + two, "")
              + " END";
      case 2 -> type == Type.INTS ? one : "nullif(" + one + ", " + two + ")";
      case 3 -> {
        String test = one + " IS " + dice.pick("", "NOT ") + "NULL";
        yield "CASE WHEN " + test + " THEN " + two + " ELSE " + one + " END";
      }
      case 4 -> queries && type == Type.INT ? subquery(scope) : computed(type, one, two, scope);
      case 5 -> dice.oneIn(3) ? simpleCase(one, two, scope) : computed(type, one, two, scope);
      default -> computed(type, one, two, scope);
    };
  }

  private String simpleCase(String one, String two, List<Col> scope) {
    return "CASE " + column(Type.INT, scope) + " WHEN 1 THEN " + one + " ELSE " + two + " END";
  }

  private String subquery(List<Col> scope) {
    String value = column(Type.INT, scope);
    return dice.pick(
        "(SELECT count(*)::int FROM z.b q WHERE q.a_id = " + value + ")",
        "(SELECT count(*)::int FROM z.b q WHERE q.a_id = " + value + " HAVING count(*) > 1)",
        "(SELECT max(q.x) FROM z.b q)",
        "(SELECT q.y FROM z.a q WHERE q.id = " + value + ")",
        "(SELECT q.g FROM z.dom q WHERE q.id = " + value + ")",
        "(SELECT " + value + ")",
        "(SELECT count(*)::int FROM z.b q GROUP BY GROUPING SETS (()))");
  }

  private String computed(Type type, String one, String two, List<Col> scope) {
    return switch (type) {
      case INT -> number(one, two, scope);
      case TEXT -> text(one, two, scope);
      case BOOL -> truth(one, two, scope);
      case NUM ->
          dice.pick(
              "(" + one + " + " + two + ")",
              "abs(" + one + ")",
              column(Type.INT, scope) + "::numeric",
              "round(" + one + ")",
              "trunc(" + one + ", 0)");
      case CI -> dice.pick(column(Type.TEXT, scope) + "::public.citext", one);
      case INTS ->
          dice.pick(
              "array[" + column(Type.INT, scope) + "]",
              one,
              "(" + one + " || " + two + ")",
              "array(SELECT q.x FROM z.a q)");
    };
  }

  private String number(String one, String two, List<Col> scope) {
    return dice.pick(
        "(" + one + " + 1)",
        "(" + one + " * " + two + ")",
        "(" + one + " + " + two + ")",
        "abs(" + one + ")",
        "greatest(" + one + ", " + two + ")",
        "length(" + column(Type.TEXT, scope) + ")",
        "least(" + one + ", 2)",
        "(2 - " + one + ")",
        "(" + one + " % 2)",
        "(" + one + ")::bigint",
        "(" + one + ")::z.small",
        "array_length(" + column(Type.INTS, scope) + ", 1)",
        "(" + column(Type.INTS, scope) + ")[1]",
        dice.oneIn(8) ? "(" + one + " + (random() * 2)::int)" : one);
  }

  private String text(String one, String two, List<Col> scope) {
    return dice.pick(
        "upper(" + one + ")",
        "(" + one + " || " + two + ")",
        column(Type.INT, scope) + "::text",
        "(" + one + " || " + column(Type.INT, scope) + ")",
        "substr(" + one + ", 1, 1)",
        "(" + one + " COLLATE \"C\")",
        "(" + one + " COLLATE z.nd)",
        "concat(" + one + ", " + two + ")",
        "concat_ws(" + one + ", " + two + ", 'x')",
        "format('%s', " + one + ")",
        column(Type.CI, scope) + "::text",
        column(Type.NUM, scope) + "::text",
        one + "::varchar");
  }

  private String truth(String one, String two, List<Col> scope) {
    String number = column(Type.INT, scope);
    return dice.pick(
        "(" + number + " > 1)",
        "(NOT " + one + ")",
        "(" + one + " AND " + two + ")",
        "(" + one + " OR " + two + ")",
        "(" + one + " IS NULL)",
        "(" + one + " IS DISTINCT FROM " + two + ")",
        "(" + number + " IN (1, 2, NULL))",
        "(" + number + " NOT IN (1, 2))",
        "(" + number + " IN (SELECT id FROM z.a))",
        "(" + number + " IN (SELECT a_id FROM z.b))",
        "(" + number + " > ALL (SELECT x FROM z.b))",
        "((" + number + ", 1) < (" + column(Type.INT, scope) + ", 2))",
        "(ROW(" + one + ", " + number + ") IS NULL)",
        "(" + column(Type.TEXT, scope) + " = 'a')");
  }
}
