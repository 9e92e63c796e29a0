package dev.veduta.prove.fuzz;

import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.ArrayList;
import java.util.List;

/** UNION, INTERSECT and EXCEPT. */
final class SetOperations {
  private final ViewGenerator grammar;
  private final Dice dice;

  SetOperations(ViewGenerator grammar) {
    this.grammar = grammar;
    this.dice = grammar.dice;
  }

  Query query(int depth, List<Col> outer) {
    Query left = grammar.selects.query(depth - 1, outer, null);
    Query right = dice.oneIn(3) ? left : grammar.selects.query(depth - 1, outer, left.types());
    return dice.oneIn(4) ? tagged(left, right) : combined(left, right, depth, outer);
  }

  private Query combined(Query left, Query right, int depth, List<Col> outer) {
    String operator = operator();
    String sql = "(" + left.sql() + ") " + operator + " (" + right.sql() + ")";
    if (dice.oneIn(3)) {
      Query third = grammar.selects.query(depth - 1, outer, left.types());
      String next = dice.oneIn(2) ? operator : operator();
      sql =
          dice.oneIn(2)
              ? "(" + sql + ") " + next + " (" + third.sql() + ")"
              : "(" + third.sql() + ") " + next + " (" + sql + ")";
    }
    return renamed(sql, left.types());
  }

  private String operator() {
    return dice.pick(
        "UNION",
        "UNION",
        "UNION ALL",
        "UNION ALL",
        "UNION ALL",
        "INTERSECT",
        "INTERSECT ALL",
        "EXCEPT",
        "EXCEPT ALL");
  }

  /** A literal in each part, now and then the same. */
  private Query tagged(Query left, Query right) {
    String tag = dice.oneIn(5) ? "1" : dice.pick("2", "2", "3", "NULL");
    String all = dice.oneIn(4) ? " UNION " : " UNION ALL ";
    String sql =
        "SELECT 1 AS c0, l.* FROM ("
            + left.sql()
            + ") l"
            + all
            + "SELECT "
            + tag
            + ", m.* FROM ("
            + right.sql()
            + ") m";
    if (dice.oneIn(3)) {
      sql += all + "SELECT " + dice.pick("1", "2", "3") + ", n.* FROM (" + right.sql() + ") n";
    }
    List<Type> types = new ArrayList<>(List.of(Type.INT));
    types.addAll(left.types());
    return renamed(sql, types);
  }

  private Query renamed(String sql, List<Type> types) {
    String names = Query.names(types.size());
    String from = " FROM (" + sql + ") " + dice.name("s") + "(" + names + ")";
    return dice.oneIn(2)
        ? new Query("SELECT *" + from, types)
        : new Query("SELECT " + names + from + (dice.oneIn(6) ? " LIMIT 1" : ""), types);
  }
}
