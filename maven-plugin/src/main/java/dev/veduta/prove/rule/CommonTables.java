package dev.veduta.prove.rule;

import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Query.CommonTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The WITH queries of one query, each looked at once and when it is first read. */
final class CommonTables {
  private final Query query;
  private final @Nullable Context around;
  private final QueryRules rules;
  private final Map<String, Shape> shapes = new HashMap<>();

  CommonTables(Query query, @Nullable Context around, QueryRules rules) {
    this.query = query;
    this.around = around;
    this.rules = rules;
  }

  Shape shape(String name) {
    Shape known = shapes.get(name);
    if (known == null) {
      Optional<CommonTable> table =
          query.commonTables().stream().filter(it -> it.name().equals(name)).findFirst();
      known =
          table
              .map(this::shape)
              .orElseGet(() -> Shape.unknown(0, "nothing is known of WITH " + name));
      shapes.put(name, known);
    }
    return known;
  }

  private Shape shape(CommonTable table) {
    Shape shape = table.recursive() ? recursive(table) : rules.of(table.query(), inside());
    return table.rewritten()
        ? new Shape(
            shape.columns(),
            List.of(),
            List.of(),
            false,
            true,
            "nothing is known of the keys of WITH with SEARCH or CYCLE")
        : shape;
  }

  /** It stands inside the query, but sees none of its ranges. */
  private Context inside() {
    return new Context(
        it -> Nullness.maybe("nothing is known of the column"),
        it -> Nullness.maybe("nothing is known of the row"),
        (one, other) -> false,
        java.util.Set.of(),
        null,
        List.of(),
        null,
        this::shape,
        around);
  }

  /**
   * What holds of all rows so far must hold of those made from them: assume the most, and give up
   * what does not follow until all does.
   */
  private Shape recursive(CommonTable table) {
    Shape assumed = everythingHolds(table.query());
    while (true) {
      shapes.put(table.name(), assumed);
      CommonTables inner = new CommonTables(table.query(), inside(), rules);
      Shape found =
          table.query().combination() == null
              ? rules.of(table.query(), inside())
              : rules.combination(table.query(), inside(), inner, false);
      Shape next = withColumns(assumed, found.columns());
      if (sameNullness(assumed, next)) {
        return found;
      }
      assumed = next;
    }
  }

  private static Shape everythingHolds(Query query) {
    List<Shape.Column> columns = new ArrayList<>();
    for (Query.Target target : query.columns()) {
      columns.add(
          new Shape.Column(
              Nullness.never("not null in the rows before"),
              target.expression().type(),
              target.expression().collation(),
              null));
    }
    return new Shape(columns, List.of(), List.of(), false, false, null);
  }

  /** Not null only where it was assumed too, so that the assumptions only get fewer. */
  private static Shape withColumns(Shape assumed, List<Shape.Column> found) {
    List<Shape.Column> columns = new ArrayList<>();
    for (int i = 0; i < assumed.columns().size(); i++) {
      Shape.Column before = assumed.columns().get(i);
      Nullness now = i < found.size() ? found.get(i).nullness() : Nullness.maybe("no such column");
      columns.add(
          before.nullness().never() && !now.never()
              ? new Shape.Column(now, before.type(), before.collation(), null)
              : before);
    }
    return new Shape(columns, List.of(), List.of(), false, false, null);
  }

  private static boolean sameNullness(Shape one, Shape other) {
    for (int i = 0; i < one.columns().size(); i++) {
      if (one.nullness(i + 1).never() != other.nullness(i + 1).never()) {
        return false;
      }
    }
    return true;
  }
}
