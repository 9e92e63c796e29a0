package dev.veduta.prove.fuzz;

import static dev.veduta.prove.fuzz.ViewGenerator.both;

import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FROM: joins of all kinds. */
final class FromClauses {
  private final ViewGenerator grammar;
  private final Dice dice;
  private final Ranges ranges;

  FromClauses(ViewGenerator grammar) {
    this.grammar = grammar;
    this.dice = grammar.dice;
    this.ranges = new Ranges(grammar);
  }

  /**
   * What is read.
   *
   * @param cols what is in scope after it
   * @param condition what WHERE is to say of it; null for nothing
   */
  record From(String sql, List<Col> cols, @Nullable String condition) {
    From(String sql, List<Col> cols) {
      this(sql, cols, null);
    }

    boolean isJoin() {
      return sql.contains(" JOIN ");
    }
  }

  From of(int depth, List<Col> outer) {
    From from = ranges.item(depth, outer);
    int joins = dice.pick(0, 0, 1, 1, 1, 2, 3);
    for (int i = 0; i < joins; i++) {
      from = joined(from, depth, outer);
    }
    return dice.oneIn(8) ? listed(from, depth, outer) : from;
  }

  private From joined(From left, int depth, List<Col> outer) {
    if (dice.oneIn(6)) {
      String kind = dice.pick("CROSS JOIN LATERAL", "LEFT JOIN LATERAL", "JOIN LATERAL");
      return on(left, kind, ranges.lateral(depth, both(outer, left.cols())));
    }
    String kind =
        dice.pick(
            "JOIN",
            "JOIN",
            "LEFT JOIN",
            "LEFT JOIN",
            "LEFT JOIN",
            "RIGHT JOIN",
            "FULL JOIN",
            "CROSS JOIN");
    From right = dice.oneIn(5) ? nested(depth, outer) : ranges.item(depth, outer);
    boolean named = dice.oneIn(6) && !kind.startsWith("CROSS");
    @Nullable From byName = named ? byName(left, kind, right) : null;
    return byName == null ? on(left, kind, right) : byName;
  }

  /** {@code (a JOIN b ON ...)}. */
  private From nested(int depth, List<Col> outer) {
    String kind = dice.pick("JOIN", "LEFT JOIN", "FULL JOIN", "RIGHT JOIN");
    From inner = on(ranges.item(depth, outer), kind, ranges.item(depth, outer));
    return new From("(" + inner.sql() + ")", inner.cols());
  }

  /** {@code a, b WHERE ...}; b may be lateral. */
  private From listed(From left, int depth, List<Col> outer) {
    boolean lateral = dice.oneIn(3);
    From right =
        lateral ? ranges.lateral(depth, both(outer, left.cols())) : ranges.item(depth, outer);
    String sql = left.sql() + ", " + (lateral ? "LATERAL " : "") + right.sql();
    return new From(
        sql, both(left.cols(), right.cols()), condition("JOIN", left.cols(), right.cols()));
  }

  private From on(From left, String kind, From right) {
    String on = kind.startsWith("CROSS") ? "" : " ON " + condition(kind, left.cols(), right.cols());
    String sql = left.sql() + " " + kind + " " + right.sql() + on;
    return new From(sql, both(left.cols(), right.cols()));
  }

  private String condition(String kind, List<Col> left, List<Col> right) {
    List<Col> both = both(left, right);
    boolean full = kind.startsWith("FULL");
    List<String> equal = equalities(left, right);
    if (kind.endsWith("LATERAL") && dice.oneIn(2)) {
      return "true";
    }
    if (equal.isEmpty() || (!full && dice.oneIn(10))) {
      return full ? "true" : dice.pick("true", grammar.conditions.of(1, both));
    }
    StringBuilder on = new StringBuilder(dice.pick(equal));
    while (dice.oneIn(5)) {
      on.append(" AND ").append(dice.pick(equal));
    }
    if (!full && dice.oneIn(4)) {
      on.append(" AND ").append(grammar.conditions.of(1, both));
    }
    return !full && dice.oneIn(12)
        ? on.toString().replaceFirst(" = ", " IS NOT DISTINCT FROM ")
        : on.toString();
  }

  private static List<String> equalities(List<Col> left, List<Col> right) {
    List<String> equal = new ArrayList<>();
    for (Col one : left) {
      for (Col other : right) {
        if (one.type() == other.type() && one.type() != Type.INTS) {
          equal.add(one.sql() + " = " + other.sql());
        }
      }
    }
    return equal;
  }

  /** USING one name, or NATURAL over all that both have. */
  private @Nullable From byName(From left, String kind, From right) {
    List<String> common =
        left.cols().stream()
            .map(Col::name)
            .filter(name -> right.cols().stream().anyMatch(it -> it.name().equals(name)))
            .toList();
    if (common.isEmpty() || left.isJoin() || right.isJoin()) {
      return null;
    }
    boolean natural = dice.oneIn(3);
    List<String> merged = natural ? common : List.of(dice.pick(common));
    List<Col> cols = new ArrayList<>();
    for (String name : merged) {
      cols.add(new Col(name, typeOf(name, left.cols())));
    }
    both(left.cols(), right.cols()).stream()
        .filter(it -> natural || !merged.contains(it.name()) || dice.oneIn(3))
        .forEach(cols::add);
    String sql =
        natural
            ? left.sql() + " NATURAL " + kind + " " + right.sql()
            : left.sql() + " " + kind + " " + right.sql() + " USING (" + merged.get(0) + ")";
    return new From(sql, cols);
  }

  private static Type typeOf(String name, List<Col> cols) {
    return cols.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow().type();
  }
}
