package dev.veduta.prove.query;

import dev.veduta.prove.query.Query.Routines;
import dev.veduta.prove.tree.Node;
import dev.veduta.prove.tree.Node.Sequence;
import dev.veduta.prove.tree.Node.Struct;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every function, operator and relation that a tree names, in whatever node, and whether it reads
 * anything of a query around.
 */
final class RoutineCollector {
  private static final List<String> FUNCTIONS =
      List.of("funcid", "opfuncid", "aggfnoid", "winfnoid");

  private static final List<String> LEVELS = List.of("varlevelsup", "agglevelsup", "ctelevelsup");

  private final Set<Integer> functions = new HashSet<>();
  private final Set<Integer> operators = new HashSet<>();
  private final Set<Integer> relations = new HashSet<>();
  private boolean standsAlone = true;

  private RoutineCollector() {}

  static Routines collect(Node tree) {
    RoutineCollector collector = new RoutineCollector();
    collector.visit(tree, -1);
    return new Routines(
        collector.functions, collector.operators, collector.relations, collector.standsAlone);
  }

  /** Looks at a node inside of so many subqueries of the tree; the tree itself is at -1. */
  private void visit(Node node, int depth) {
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> visit(item, depth));
    } else if (node instanceof Struct struct) {
      FUNCTIONS.forEach(field -> add(functions, struct.number(field)));
      add(operators, struct.number("opno"));
      struct.numbers("opnos").forEach(operator -> add(operators, operator));
      if (struct.tag().equals("RANGETBLENTRY") && struct.flag("inFromCl")) {
        add(relations, struct.number("relid"));
      }
      standsAlone &= LEVELS.stream().allMatch(field -> struct.number(field) <= Math.max(depth, 0));
      int inside = struct.tag().equals("QUERY") ? depth + 1 : depth;
      struct.fields().values().forEach(values -> values.forEach(each -> visit(each, inside)));
    }
  }

  private static void add(Set<Integer> set, int identifier) {
    if (identifier != 0) {
      set.add(identifier);
    }
  }
}
