package dev.veduta.prove.fuzz;

import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** SELECT with GROUP BY, and with grouping sets. */
final class Groups {
  private final ViewGenerator grammar;
  private final Dice dice;
  private final List<String> keys = new ArrayList<>();
  private final List<Type> keyTypes = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final List<Type> types = new ArrayList<>();

  Groups(ViewGenerator grammar) {
    this.grammar = grammar;
    this.dice = grammar.dice;
  }

  /**
   * A grouped query.
   *
   * @param from its text from FROM to WHERE
   * @param wanted the types of its columns; null for any
   */
  Query query(String from, List<Col> scope, @Nullable List<Type> wanted) {
    keys(scope);
    boolean sets = !keys.isEmpty() && dice.oneIn(3);
    if (wanted == null) {
      if (dice.below(3) > 0) {
        IntStream.range(0, keys.size()).forEach(i -> add(keys.get(i), keyTypes.get(i)));
      }
      int more = 1 + dice.below(3);
      for (int i = 0; i < more; i++) {
        Type type = dice.pick(Type.INT, Type.INT, Type.TEXT, Type.NUM);
        add(item(type, scope, sets), type);
      }
    } else {
      wanted.forEach(type -> add(item(type, scope, sets), type));
    }
    String by = sets ? sets() : String.join(", ", keys);
    return new Query(
        "SELECT "
            + (dice.oneIn(10) ? "DISTINCT " : "")
            + String.join(", ", items)
            + from
            + (keys.isEmpty() ? "" : " GROUP BY " + by)
            + (dice.oneIn(4) ? " HAVING " + grammar.aggregates.having(scope) : "")
            + (dice.oneIn(40) ? " LIMIT 1" : ""),
        types);
  }

  private void keys(List<Col> scope) {
    int count = dice.below(4);
    for (int i = 0; i < count; i++) {
      Type type = dice.pick(scope).type();
      keys.add(
          dice.below(4) > 0
              ? grammar.expressions.column(type, scope)
              : grammar.expressions.of(1, type, scope, false));
      keyTypes.add(type);
    }
  }

  private void add(String item, Type type) {
    types.add(type);
    items.add(item + " AS c" + types.size());
  }

  private String item(Type type, List<Col> scope, boolean sets) {
    List<String> same =
        IntStream.range(0, keys.size())
            .filter(i -> keyTypes.get(i) == type)
            .mapToObj(keys::get)
            .toList();
    if (sets && type == Type.INT && dice.oneIn(3)) {
      return "grouping(" + String.join(", ", dice.oneIn(2) ? keys : List.of(dice.pick(keys))) + ")";
    }
    if (same.isEmpty() || !dice.oneIn(3)) {
      return grammar.aggregates.of(type, scope);
    }
    String key = dice.pick(same);
    return type == Type.INT && dice.oneIn(3)
        ? dice.pick("(" + key + " + 1)", "coalesce(" + key + ", 7)", "(SELECT " + key + ")")
        : key;
  }

  private String sets() {
    String all = String.join(", ", keys);
    String first = keys.get(0);
    return dice.pick(
        "ROLLUP (" + all + ")",
        "ROLLUP (" + all + ")",
        "CUBE (" + all + ")",
        "GROUPING SETS ((" + all + "), ())",
        "GROUPING SETS ((" + all + "), (" + first + "))",
        "GROUPING SETS ((" + all + "), (" + all + "))",
        "GROUPING SETS (ROLLUP (" + all + "), CUBE (" + first + "))",
        "DISTINCT ROLLUP (" + all + "), ROLLUP (" + first + ")",
        first + ", ROLLUP (" + all + ")");
  }
}
