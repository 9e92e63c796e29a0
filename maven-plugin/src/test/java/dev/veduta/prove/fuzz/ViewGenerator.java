package dev.veduta.prove.fuzz;

import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Source;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Writes random queries that PostgreSQL mostly accepts: a grammar that knows types and what is in
 * scope. Leans towards joins by equality on keys, which is where there is something to prove.
 */
final class ViewGenerator {
  private final Random random;
  private final List<Source> sources;
  private int aliases;

  ViewGenerator(Random random, List<Source> sources) {
    this.random = random;
    this.sources = sources;
  }

  /** A query and its columns, named c1 and on. */
  record Query(String sql, List<Type> types) {}

  Query query() {
    aliases = 0;
    return query(3, List.of());
  }

  private Query query(int depth, List<Col> outer) {
    int kind = random.nextInt(20);
    if (depth > 0 && kind < 3) {
      return setOperation(depth, outer);
    }
    if (depth > 1 && kind == 3) {
      return with(depth, outer);
    }
    if (depth > 1 && kind == 4 && outer.isEmpty()) {
      return recursive();
    }
    return select(depth, outer, null);
  }

  private Query with(int depth, List<Col> outer) {
    Query inner = query(depth - 1, outer);
    String name = "w" + ++aliases;
    List<Source> more = new ArrayList<>(sources);
    Source table = new Source(name, columns(inner));
    more.add(table);
    more.add(table);
    more.add(table);
    ViewGenerator generator = new ViewGenerator(random, more);
    generator.aliases = aliases + 100;
    Query main = generator.select(depth - 1, outer, null);
    aliases = generator.aliases;
    String how = pick("", "", "MATERIALIZED ", "NOT MATERIALIZED ");
    return new Query("WITH " + name + " AS " + how + "(" + inner.sql + ") " + main.sql, main.types);
  }

  private Query recursive() {
    String name = "r" + ++aliases;
    Source table = pick(sources.subList(0, 3));
    String first =
        "SELECT "
            + table.cols().get(0).sql()
            + ", "
            + table.cols().get(1).sql()
            + ", "
            + pick("0", "NULL::int", "1")
            + " FROM "
            + table.name();
    Source other = pick(sources.subList(0, 3));
    String from =
        pick(
            name
                + " JOIN "
                + other.name()
                + " o ON o."
                + other.cols().get(1).sql()
                + " = "
                + name
                + ".c1",
            name
                + " LEFT JOIN "
                + other.name()
                + " o ON o."
                + other.cols().get(0).sql()
                + " = "
                + name
                + ".c2",
            name);
    boolean joined = from.contains(" o ");
    String value = joined && random.nextBoolean() ? "o." + other.cols().get(0).sql() : name + ".c1";
    String next =
        "SELECT "
            + value
            + ", "
            + pick(name + ".c2", name + ".c1", "NULL::int")
            + ", "
            + name
            + ".c3 + 1 FROM "
            + from
            + " WHERE "
            + name
            + ".c3 < "
            + random.nextInt(3);
    return new Query(
        "WITH RECURSIVE "
            + name
            + "(c1, c2, c3) AS ("
            + first
            + pick(" UNION ", " UNION ALL ")
            + next
            + ") SELECT c1, c2, c3 FROM "
            + name,
        List.of(Type.INT, Type.INT, Type.INT));
  }

  private Query setOperation(int depth, List<Col> outer) {
    Query left = select(depth - 1, outer, null);
    Query right = random.nextInt(4) == 0 ? left : select(depth - 1, outer, left.types);
    String operator =
        pick(
            "UNION",
            "UNION ALL",
            "UNION ALL",
            "INTERSECT",
            "INTERSECT ALL",
            "EXCEPT",
            "EXCEPT ALL");
    String sql = "(" + left.sql + ") " + operator + " (" + right.sql + ")";
    if (random.nextInt(3) == 0) {
      Query third = select(depth - 1, outer, left.types);
      sql = "(" + sql + ") " + operator + " (" + third.sql + ")";
    }
    if (random.nextInt(3) == 0 && operator.startsWith("UNION")) {
      String tag = random.nextInt(5) == 0 ? "1" : "2";
      sql =
          "SELECT 1 AS c0, l.* FROM ("
              + left.sql
              + ") l UNION ALL SELECT "
              + tag
              + ", m.* FROM ("
              + right.sql
              + ") m";
      List<Type> types = new ArrayList<>(List.of(Type.INT));
      types.addAll(left.types);
      return renamed(sql, types);
    }
    return renamed(sql, left.types);
  }

  private Query renamed(String sql, List<Type> types) {
    String alias = "s" + ++aliases;
    String names = names(types.size());
    return random.nextBoolean()
        ? new Query("SELECT * FROM (" + sql + ") " + alias + "(" + names + ")", types)
        : new Query(
            "SELECT "
                + names
                + " FROM ("
                + sql
                + ") "
                + alias
                + "("
                + names
                + ")"
                + pick("", "", "", " LIMIT 1"),
            types);
  }

  private static String names(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add("c" + i);
    }
    return String.join(", ", names);
  }

  private static List<Col> columns(Query query) {
    List<Col> columns = new ArrayList<>();
    for (int i = 0; i < query.types.size(); i++) {
      columns.add(new Col("c" + (i + 1), query.types.get(i)));
    }
    return columns;
  }

  /** FROM: the text and what is in scope after it. */
  private record From(String sql, List<Col> cols) {}

  private Query select(int depth, List<Col> outer, List<Type> wanted) {
    From from = from(depth, outer);
    List<Col> scope = new ArrayList<>(from.cols);
    List<Col> all = new ArrayList<>(scope);
    all.addAll(outer);
    String where = random.nextInt(5) < 2 ? " WHERE " + condition(2, all, depth) : "";
    if (random.nextInt(4) == 0) {
      return grouped(from, where, scope, all, depth, wanted);
    }
    List<String> items = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    int width = wanted == null ? 1 + random.nextInt(5) : wanted.size();
    for (int i = 0; i < width; i++) {
      Type type = wanted == null ? pick(scope).type() : wanted.get(i);
      boolean plain = random.nextInt(5) < 4;
      List<Col> seen = random.nextInt(3) == 0 ? all : scope;
      String item = plain ? column(type, seen) : expression(2, type, all, depth);
      if (type == Type.INT && wanted == null && random.nextInt(12) == 0) {
        item = windowed(scope);
      } else if (type == Type.INT && wanted == null && random.nextInt(40) == 0) {
        item =
            pick(
                "generate_series(1, 2)",
                "unnest(array[1, null])",
                "generate_series(1, " + column(Type.INT, scope) + ")");
      }
      items.add(item + " AS c" + (i + 1));
      types.add(type);
    }
    String distinct = "";
    String order = "";
    int choice = random.nextInt(10);
    if (choice == 0) {
      distinct = "DISTINCT ";
    } else if (choice == 1) {
      String on = column(pick(scope).type(), scope);
      distinct = "DISTINCT ON (" + on + ") ";
      order = " ORDER BY " + on;
    }
    return new Query(
        "SELECT "
            + distinct
            + String.join(", ", items)
            + " FROM "
            + from.sql
            + where
            + order
            + limit(order, scope),
        types);
  }

  private String limit(String order, List<Col> scope) {
    return switch (random.nextInt(30)) {
      case 0 -> " LIMIT 1";
      case 1 -> " LIMIT 2";
      case 2 ->
          order.isEmpty() ? " ORDER BY " + pick(scope).sql() + " FETCH FIRST 1 ROWS WITH TIES" : "";
      case 3 -> " OFFSET 1";
      case 4 -> " FETCH FIRST (1 + 1) ROWS ONLY";
      default -> "";
    };
  }

  private String windowed(List<Col> scope) {
    String over =
        pick("", "PARTITION BY " + pick(scope).sql()) + pick("", " ORDER BY " + pick(scope).sql());
    String frame =
        over.contains("ORDER")
            ? pick(
                "",
                "",
                " ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING",
                " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                " ROWS BETWEEN CURRENT ROW AND CURRENT ROW EXCLUDE CURRENT ROW")
            : "";
    String value = column(Type.INT, scope);
    String function =
        pick(
            "row_number()::int",
            "row_number()::int",
            "row_number()::int",
            "rank()::int",
            "count(" + value + ")::int",
            "max(" + value + ")",
            "lag(" + value + ")",
            "lag(" + value + ", 1, 0)",
            "first_value(" + value + ")",
            "min(" + value + ") FILTER (WHERE " + value + " > 1)");
    int cast = function.indexOf("::");
    String call = cast < 0 ? function : function.substring(0, cast);
    return "(" + call + " OVER (" + over + frame + "))" + (cast < 0 ? "" : "::int");
  }

  private Query grouped(
      From from, String where, List<Col> scope, List<Col> all, int depth, List<Type> wanted) {
    List<String> keys = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Type type = pick(scope).type();
      keys.add(random.nextInt(4) > 0 ? column(type, scope) : expression(1, type, scope, 0));
      types.add(type);
    }
    List<String> items = new ArrayList<>();
    List<Type> out = new ArrayList<>();
    int width = wanted == null ? 1 + random.nextInt(4) : wanted.size();
    if (wanted == null && random.nextInt(3) > 0) {
      for (int i = 0; i < keys.size(); i++) {
        items.add(keys.get(i) + " AS c" + (items.size() + 1));
        out.add(types.get(i));
      }
    }
    boolean sets = keys.size() > 0 && random.nextInt(3) == 0;
    for (int i = out.size();
        i < (wanted == null ? out.size() + 1 + width : width) && items.size() < 7;
        i++) {
      Type type = wanted == null ? pick(Type.INT, Type.INT, Type.TEXT, Type.NUM) : wanted.get(i);
      List<String> same = new ArrayList<>();
      for (int j = 0; j < keys.size(); j++) {
        if (types.get(j) == type) {
          same.add(keys.get(j));
        }
      }
      String item = aggregate(type, scope);
      if (sets && type == Type.INT && random.nextInt(3) == 0) {
        item = "grouping(" + String.join(", ", keys) + ")";
      } else if (!same.isEmpty() && random.nextInt(3) == 0) {
        item = pick(same);
        if (type == Type.INT && random.nextInt(3) == 0) {
          item = pick("(" + item + " + 1)", "coalesce(" + item + ", 7)", "(SELECT " + item + ")");
        }
      }
      items.add(item + " AS c" + (items.size() + 1));
      out.add(type);
    }
    String by = keys.isEmpty() ? "" : " GROUP BY " + (sets ? sets(keys) : String.join(", ", keys));
    String having = random.nextInt(4) == 0 ? " HAVING " + having(scope) : "";
    String distinct = random.nextInt(10) == 0 ? "DISTINCT " : "";
    return new Query(
        "SELECT " + distinct + String.join(", ", items) + " FROM " + from.sql + where + by + having,
        out);
  }

  private String having(List<Col> scope) {
    return pick(
        "count(*) > 1",
        "max(" + column(Type.INT, scope) + ") > 0",
        "max(" + column(Type.INT, scope) + ") IS NOT NULL",
        "sum(" + column(Type.INT, scope) + ") IS NULL");
  }

  private String sets(List<String> keys) {
    String all = String.join(", ", keys);
    return pick(
        "ROLLUP (" + all + ")",
        "CUBE (" + all + ")",
        "GROUPING SETS ((" + all + "), ())",
        "GROUPING SETS ((" + all + "), (" + keys.get(0) + "))",
        "GROUPING SETS ((" + all + "), (" + all + "))",
        keys.get(0) + ", ROLLUP (" + all + ")");
  }

  private String aggregate(Type type, List<Col> scope) {
    String value = column(type, scope);
    String filter =
        random.nextInt(5) == 0 ? " FILTER (WHERE " + column(Type.INT, scope) + " > 0)" : "";
    return switch (type) {
      case INT ->
          pick(
              "count(*)" + filter + "::int",
              "max(" + value + ")" + filter,
              "min(" + value + ")" + filter,
              "count(DISTINCT " + value + ")::int",
              "sum(" + value + ")" + filter + "::int",
              "max(coalesce(" + value + ", 0))" + filter);
      case TEXT ->
          pick(
              "max(" + value + ")",
              "string_agg(" + value + ", ',')" + filter,
              "min(" + value + ")");
      case BOOL -> pick("bool_and(", "bool_or(") + value + ")" + filter;
      case NUM -> pick("avg(", "sum(", "max(") + value + ")" + filter;
      case CI -> "max(" + value + ")" + filter;
      case INTS -> "array_agg(" + column(Type.INT, scope) + ")" + filter;
    };
  }

  private From from(int depth, List<Col> outer) {
    From from = item(depth, outer, List.of());
    int joins = random.nextInt(3);
    for (int i = 0; i < joins; i++) {
      boolean lateral = random.nextInt(6) == 0;
      String kind =
          lateral
              ? pick("CROSS JOIN LATERAL", "LEFT JOIN LATERAL", "JOIN LATERAL")
              : pick(
                  "JOIN",
                  "JOIN",
                  "LEFT JOIN",
                  "LEFT JOIN",
                  "RIGHT JOIN",
                  "FULL JOIN",
                  "CROSS JOIN");
      From right = lateral ? lateral(depth, outer, from.cols) : nested(depth, outer);
      if (!lateral && random.nextInt(8) == 0) {
        From using = using(from, right, kind);
        if (using != null) {
          from = using;
          continue;
        }
      }
      List<Col> both = new ArrayList<>(from.cols);
      both.addAll(right.cols);
      String on = kind.startsWith("CROSS") ? "" : " ON " + on(kind, from.cols, right.cols, both);
      String right1 = right.sql;
      from = new From(from.sql + " " + kind + " " + right1 + on, both);
    }
    return from;
  }

  private From nested(int depth, List<Col> outer) {
    if (random.nextInt(5) > 0) {
      return item(depth, outer, List.of());
    }
    From left = item(depth, outer, List.of());
    From right = item(depth, outer, List.of());
    List<Col> both = new ArrayList<>(left.cols);
    both.addAll(right.cols);
    String kind = pick("JOIN", "LEFT JOIN", "FULL JOIN", "RIGHT JOIN");
    return new From(
        "("
            + left.sql
            + " "
            + kind
            + " "
            + right.sql
            + " ON "
            + on(kind, left.cols, right.cols, both)
            + ")",
        both);
  }

  private From using(From left, From right, String kind) {
    if (kind.startsWith("CROSS") || left.sql.contains(" JOIN ") || right.sql.contains(" JOIN ")) {
      return null;
    }
    for (Col one : left.cols) {
      for (Col other : right.cols) {
        String name = one.sql().substring(one.sql().indexOf('.') + 1);
        if (other.sql().endsWith("." + name) && one.type() == other.type()) {
          List<Col> both = new ArrayList<>(List.of(new Col(name, one.type())));
          left.cols.stream().filter(it -> it != one).forEach(both::add);
          right.cols.stream().filter(it -> it != other).forEach(both::add);
          boolean unique = both.stream().skip(1).noneMatch(it -> it.sql().endsWith("." + name));
          if (!unique) {
            return null;
          }
          return new From(left.sql + " " + kind + " " + right.sql + " USING (" + name + ")", both);
        }
      }
    }
    return null;
  }

  private String on(String kind, List<Col> left, List<Col> right, List<Col> both) {
    List<String> equal = new ArrayList<>();
    for (Col one : left) {
      for (Col other : right) {
        if (one.type() == other.type() && one.type() != Type.INTS) {
          equal.add(one.sql() + " = " + other.sql());
        }
      }
    }
    if (equal.isEmpty() || (random.nextInt(10) == 0 && !kind.startsWith("FULL"))) {
      return kind.startsWith("FULL") ? "true" : pick("true", condition(1, both, 0));
    }
    String on = pick(equal);
    while (random.nextInt(3) == 0) {
      on += " AND " + pick(equal);
    }
    if (!kind.startsWith("FULL") && random.nextInt(4) == 0) {
      on += " AND " + condition(1, both, 0);
    }
    if (!kind.startsWith("FULL") && random.nextInt(15) == 0) {
      on = on.replace(" = ", " IS NOT DISTINCT FROM ");
    }
    return on;
  }

  private From lateral(int depth, List<Col> outer, List<Col> before) {
    List<Col> seen = new ArrayList<>(outer);
    seen.addAll(before);
    if (depth == 0 || random.nextInt(4) == 0) {
      return function(seen);
    }
    Query inner =
        random.nextInt(3) == 0
            ? aggregateOf(seen)
            : random.nextBoolean() ? query(depth - 1, seen) : withLimit(seen);
    return aliased("(" + inner.sql + ")", columns(inner), false);
  }

  private Query withLimit(List<Col> outer) {
    Query inner = select(0, outer, null);
    boolean ends =
        inner.sql.contains(" LIMIT") || inner.sql.contains("FETCH") || inner.sql.contains("OFFSET");
    return ends ? inner : new Query(inner.sql + " LIMIT 1", inner.types);
  }

  private Query aggregateOf(List<Col> outer) {
    From from = item(0, outer, List.of());
    List<Col> all = new ArrayList<>(from.cols);
    all.addAll(outer);
    return new Query(
        "SELECT "
            + aggregate(Type.INT, from.cols)
            + " AS c1, count(*)::int AS c2 FROM "
            + from.sql
            + " WHERE "
            + condition(1, all, 0),
        List.of(Type.INT, Type.INT));
  }

  private From function(List<Col> seen) {
    String alias = "t" + ++aliases;
    List<Col> arrays = seen.stream().filter(it -> it.type() == Type.INTS).toList();
    String array = arrays.isEmpty() ? "array[1, 1, null]" : pick(arrays).sql();
    return switch (random.nextInt(4)) {
      case 0 ->
          new From(
              "generate_series(1, 3) AS " + alias + "(g)",
              List.of(new Col(alias + ".g", Type.INT)));
      case 1 ->
          new From(
              "unnest(" + array + ") AS " + alias + "(g)",
              List.of(new Col(alias + ".g", Type.INT)));
      case 2 ->
          new From(
              "unnest(" + array + ") WITH ORDINALITY AS " + alias + "(g, o)",
              List.of(new Col(alias + ".g", Type.INT), new Col(alias + ".o::int", Type.INT)));
      default ->
          new From(
              "ROWS FROM (generate_series(1, 3), unnest(" + array + ")) AS " + alias + "(g, h)",
              List.of(new Col(alias + ".g", Type.INT), new Col(alias + ".h", Type.INT)));
    };
  }

  private From item(int depth, List<Col> outer, List<Col> ignored) {
    int kind = random.nextInt(12);
    if (depth > 0 && kind < 3) {
      Query inner = query(depth - 1, outer);
      return aliased("(" + inner.sql + ")", columns(inner), false);
    }
    if (kind == 3 && random.nextBoolean()) {
      String rows =
          pick(
              "(1, 'a'), (2, 'b')",
              "(1, 'a'), (1, NULL)",
              "(3, 'b')",
              "(1, 'a'), (2, 'a'), (NULL, 'b')");
      String alias = "t" + ++aliases;
      return new From(
          "(VALUES " + rows + ") AS " + alias + "(i, s)",
          List.of(new Col(alias + ".i", Type.INT), new Col(alias + ".s", Type.TEXT)));
    }
    if (kind == 4 && random.nextBoolean()) {
      return function(outer);
    }
    Source source = pick(sources);
    return aliased(
        source.name(),
        source.cols(),
        random.nextInt(25) == 0
            && !source.name().startsWith("w")
            && !source.name().startsWith("v."));
  }

  private From aliased(String sql, List<Col> cols, boolean sample) {
    String alias = "t" + ++aliases;
    List<Col> named =
        cols.stream()
            .map(it -> new Col(alias + "." + it.sql(), it.type()))
            .collect(Collectors.toList());
    String text = sql + " AS " + alias;
    return new From(text, named);
  }

  private String condition(int depth, List<Col> scope, int nesting) {
    if (depth > 0 && random.nextInt(3) == 0) {
      String left = condition(depth - 1, scope, nesting);
      String right = condition(depth - 1, scope, nesting);
      return pick(
          "(" + left + " AND " + right + ")",
          "(" + left + " OR " + right + ")",
          "NOT (" + left + ")",
          "(" + left + ") IS TRUE",
          "(" + left + ") IS NOT TRUE",
          "(" + left + ") IS NOT FALSE",
          "(" + left + ") IS NOT UNKNOWN");
    }
    Col col = pick(scope);
    Type type = col.type();
    return switch (random.nextInt(13)) {
      case 0, 1 -> col.sql() + " IS NOT NULL";
      case 2 -> col.sql() + " IS NULL";
      case 3, 4 -> type == Type.INTS ? "true" : col.sql() + " = " + literal(type);
      case 5 -> type == Type.INTS ? "true" : col.sql() + " = " + column(type, scope);
      case 6 -> type == Type.INTS ? "true" : col.sql() + " IS DISTINCT FROM " + literal(type);
      case 7 ->
          type == Type.INTS || type == Type.BOOL
              ? "true"
              : col.sql() + pick(" > ", " <> ", " <= ") + literal(type);
      case 8 -> expression(1, Type.BOOL, scope, nesting);
      case 9 -> {
        String number = column(Type.INT, scope);
        yield number
            + pick(
                " IN (1, 2)",
                " NOT IN (1, 2)",
                " = ANY (array[1, 2])",
                " <> ALL ('{}'::int[])",
                " > 1",
                " BETWEEN 0 AND 2");
      }
      case 10 -> "EXISTS (SELECT 1 FROM z.c q WHERE q.k1 = " + column(Type.INT, scope) + ")";
      case 11 ->
          column(Type.INT, scope)
              + pick(
                  " IN (SELECT x FROM z.a)",
                  " NOT IN (SELECT id FROM z.b)",
                  " = (SELECT max(id) FROM z.b)");
      default -> type == Type.BOOL ? col.sql() : column(Type.INT, scope) + " > 1";
    };
  }

  private String column(Type type, List<Col> scope) {
    List<Col> fitting = scope.stream().filter(it -> it.type() == type).toList();
    return fitting.isEmpty() ? literal(type) : pick(fitting).sql();
  }

  private String literal(Type type) {
    return switch (type) {
      case INT -> String.valueOf(random.nextInt(4));
      case TEXT -> pick("'a'", "'B'", "'b'") + "::text";
      case BOOL -> pick("true", "false");
      case NUM -> pick("1.0", "1.00", "2.0") + "::numeric";
      case CI -> pick("'a'", "'A'", "'b'") + "::public.citext";
      case INTS -> "array[1, null]::int[]";
    };
  }

  private String expression(int depth, Type type, List<Col> scope, int nesting) {
    if (depth == 0) {
      return random.nextInt(8) == 0
          ? pick(literal(type), "NULL::" + type.sql)
          : column(type, scope);
    }
    String one = expression(depth - 1, type, scope, nesting);
    String two = expression(depth - 1, type, scope, nesting);
    int kind = random.nextInt(10);
    if (kind == 0) {
      return "coalesce(" + one + ", " + two + ")";
    }
    if (kind == 1) {
      return "CASE WHEN "
          + condition(1, scope, 0)
          + " THEN "
          + one
          + pick(" ELSE " + two, "")
          + " END";
    }
    if (kind == 2 && type != Type.INTS) {
      return "nullif(" + one + ", " + two + ")";
    }
    if (kind == 3) {
      return "CASE WHEN "
          + one
          + " IS "
          + pick("", "NOT ")
          + "NULL THEN "
          + two
          + " ELSE "
          + one
          + " END";
    }
    if (kind == 4 && nesting > 0 && type == Type.INT) {
      return pick(
          "(SELECT count(*)::int FROM z.b q WHERE q.a_id = " + column(Type.INT, scope) + ")",
          "(SELECT max(q.x) FROM z.b q)",
          "(SELECT q.y FROM z.a q WHERE q.id = " + column(Type.INT, scope) + ")");
    }
    return switch (type) {
      case INT ->
          pick(
              "(" + one + " + 1)",
              "(" + one + " * " + two + ")",
              "abs(" + one + ")",
              "greatest(" + one + ", " + two + ")",
              "length(" + column(Type.TEXT, scope) + ")",
              "least(" + one + ", 2)",
              "(2 - " + one + ")",
              "array_length(" + column(Type.INTS, scope) + ", 1)");
      case TEXT ->
          pick(
              "upper(" + one + ")",
              "(" + one + " || " + two + ")",
              column(Type.INT, scope) + "::text",
              "substr(" + one + ", 1, 1)",
              "(" + one + " COLLATE \"C\")",
              "(" + one + " COLLATE z.nd)",
              "concat(" + one + ", " + two + ")",
              column(Type.CI, scope) + "::text",
              column(Type.NUM, scope) + "::text",
              one + "::varchar");
      case BOOL ->
          pick(
              "(" + column(Type.INT, scope) + " > 1)",
              "(NOT " + one + ")",
              "(" + one + " AND " + two + ")",
              "(" + one + " OR " + two + ")",
              "(" + one + " IS NULL)",
              "(" + one + " IS DISTINCT FROM " + two + ")",
              "(" + column(Type.INT, scope) + " IN (1, 2, NULL))",
              "(" + column(Type.INT, scope) + " IN (SELECT id FROM z.a))",
              "(" + column(Type.TEXT, scope) + " = 'a')");
      case NUM ->
          pick(
              "(" + one + " + " + two + ")",
              "abs(" + one + ")",
              column(Type.INT, scope) + "::numeric",
              "round(" + one + ")",
              "trunc(" + one + ", 0)");
      case CI -> pick(column(Type.TEXT, scope) + "::public.citext", one);
      case INTS ->
          pick(
              "array[" + column(Type.INT, scope) + "]",
              one,
              "(" + one + " || " + two + ")",
              "array(SELECT q.x FROM z.a q)");
    };
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
