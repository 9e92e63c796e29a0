package dev.veduta.prove.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows for {@link FuzzSchema}: as bad as the constraints allow, with nulls and duplicates wherever
 * they may be. Few values and one of them common, so that joins find partners.
 */
final class FuzzData {
  private static final List<String> TABLES =
      List.of(
          "a", "b", "c", "d", "e", "f", "g", "h", "p", "par", "chi", "dom", "nd", "nx", "ci", "num",
          "defer", "inv", "old");

  private final Dice dice;
  private final int size;

  private FuzzData(Dice dice, int size) {
    this.dice = dice;
    this.size = size;
  }

  /** A statement that fills all tables. */
  static String first(Dice dice, int major) {
    return sql(dice, major, 8);
  }

  /** A statement that replaces all rows, now and then with none. */
  static String next(Dice dice, int major) {
    return sql(dice, major, dice.oneIn(25) ? 0 : 4 + dice.below(9));
  }

  private static String sql(Dice dice, int major, int size) {
    FuzzData data = new FuzzData(dice, size);
    List<String> statements = new ArrayList<>();
    TABLES.forEach(table -> statements.add("DELETE FROM z." + table));
    statements.add(data.rows("a", "0 i i! t i"));
    statements.add(data.rows("b", "0 i i! t! ["));
    statements.add(data.rows("c", "i! i! i t"));
    statements.add(data.rows("d", "i t n"));
    statements.add(data.rows("e", "i! b! t i"));
    statements.add(data.rows("f", "t! i!"));
    statements.add(data.rows("g", "i i i!"));
    statements.add(data.rows("h", "i i i!"));
    statements.add(data.rows("p", "i! i! i"));
    statements.add(data.rows("par", "i! i! t"));
    statements.add(data.rows("chi", "i! i! t i"));
    statements.add(data.rows("dom", "0 i! t i"));
    statements.add(data.rows("nd", "t! i"));
    statements.add(data.rows("nx", "t! i"));
    statements.add(data.rows("ci", "t! i"));
    statements.add(data.rows("num", "n! n i!"));
    statements.add(data.rows("inv", "i! i!"));
    // What a transaction may see before its deferred checks are made.
    statements.add("SET session_replication_role = replica");
    statements.add(data.rows("defer", "i! i").replace("ON CONFLICT", "ON CONFLICT (v)"));
    statements.add("RESET session_replication_role");
    statements.add("ALTER TABLE z.old DROP CONSTRAINT new_only");
    statements.add(data.rows("old", "i i!"));
    statements.add(FuzzSchema.constraintOnNewRows(major));
    if (!dice.oneIn(4)) {
      statements.add("REFRESH MATERIALIZED VIEW z.mv");
    }
    statements.removeIf(String::isEmpty);
    return String.join(";", statements);
  }

  private String rows(String table, String kinds) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      List<String> values = new ArrayList<>();
      for (String kind : kinds.split(" ")) {
        values.add(value(kind, row));
      }
      rows.add("(" + String.join(", ", values) + ")");
    }
    return rows.isEmpty()
        ? ""
        : "INSERT INTO z."
            + table
            + " VALUES "
            + String.join(", ", rows)
            + " ON CONFLICT DO NOTHING";
  }

  /** A value of a kind; one of a kind with ! is never null. */
  private String value(String kind, int row) {
    if (!kind.endsWith("!") && !kind.equals("0") && dice.oneIn(4)) {
      return "NULL";
    }
    return switch (kind.charAt(0)) {
      case '0' -> String.valueOf(row);
      case 'i' -> dice.pick("0", "1", "1", "1", "2", "2", "3");
      case 't' -> dice.pick("'a'", "'a'", "'A'", "'b'", "'B'");
      case 'b' -> dice.pick("true", "true", "false");
      case 'n' -> dice.pick("1.0", "1.00", "1", "2", "0");
      default -> dice.pick("'{}'::int[]", "'{1,null}'", "'{1,1}'", "'{2}'");
    };
  }
}
