package dev.veduta.prove.fuzz;

import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Source;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.List;

/** WITH and WITH RECURSIVE. */
final class CommonTables {
  private static final List<Source> TABLES = FuzzSchema.sources().subList(0, 3);

  private final ViewGenerator grammar;
  private final Dice dice;

  CommonTables(ViewGenerator grammar) {
    this.grammar = grammar;
    this.dice = grammar.dice;
  }

  Query with(int depth, List<Col> outer) {
    Query inner = grammar.query(depth - 1, outer);
    String name = dice.name("w");
    Query main =
        grammar.reading(new Source(name, inner.columns())).selects.query(depth - 1, outer, null);
    String how = dice.pick("", "", "MATERIALIZED ", "NOT MATERIALIZED ");
    return new Query(
        "WITH " + name + " AS " + how + "(" + inner.sql() + ") " + main.sql(), main.types());
  }

  /** Three numbers, the last of which counts the rounds. */
  Query recursive() {
    String name = dice.name("r");
    String combined = dice.pick(" UNION ", " UNION ALL ");
    return new Query(
        "WITH RECURSIVE "
            + name
            + "(c1, c2, c3) AS ("
            + first()
            + combined
            + next(name)
            + ") "
            + dice.pick(
                "", "", "", "SEARCH DEPTH FIRST BY c1 SET seq ", "CYCLE c1 SET seen USING path ")
            + "SELECT c1, c2, c3 FROM "
            + name,
        List.of(Type.INT, Type.INT, Type.INT));
  }

  private String first() {
    Source table = dice.pick(TABLES);
    return "SELECT "
        + table.cols().get(0).sql()
        + ", "
        + table.cols().get(1).sql()
        + ", "
        + dice.pick("0", "0", "NULL::int", "1")
        + " FROM "
        + table.name();
  }

  private String next(String name) {
    Source table = dice.pick(TABLES);
    String one = "o." + table.cols().get(0).sql();
    String two = "o." + table.cols().get(1).sql();
    boolean joined = dice.below(3) > 0;
    String join =
        dice.pick(
            " JOIN " + table.name() + " o ON " + two + " = " + name + ".c1",
            " LEFT JOIN " + table.name() + " o ON " + one + " = " + name + ".c2");
    return "SELECT "
        + (joined ? dice.pick(one, name + ".c1") : name + ".c1")
        + ", "
        + dice.pick(name + ".c2", name + ".c1", "NULL::int")
        + ", "
        + name
        + ".c3 + 1 FROM "
        + name
        + (joined ? join : "")
        + " WHERE "
        + name
        + ".c3 < "
        + dice.below(3);
  }
}
