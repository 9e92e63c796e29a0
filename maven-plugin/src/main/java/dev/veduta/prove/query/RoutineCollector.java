package dev.veduta.prove.query;

import dev.veduta.prove.query.Query.Routines;
import dev.veduta.prove.tree.Node;
import dev.veduta.prove.tree.Node.Sequence;
import dev.veduta.prove.tree.Node.Struct;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every function, operator and relation that a tree names, in whatever node. */
final class RoutineCollector {
  private static final List<String> FUNCTIONS =
      List.of("funcid", "opfuncid", "aggfnoid", "winfnoid");

  private final Set<Integer> functions = new HashSet<>();
  private final Set<Integer> operators = new HashSet<>();
  private final Set<Integer> relations = new HashSet<>();

  private RoutineCollector() {}

  static Routines collect(Node tree) {
    RoutineCollector collector = new RoutineCollector();
    collector.visit(tree);
    return new Routines(collector.functions, collector.operators, collector.relations);
  }

  private void visit(Node node) {
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(this::visit);
    } else if (node instanceof Struct struct) {
      FUNCTIONS.forEach(field -> add(functions, struct.number(field)));
      add(operators, struct.number("opno"));
      struct.numbers("opnos").forEach(operator -> add(operators, operator));
      if (struct.tag().equals("RANGETBLENTRY") && struct.flag("inFromCl")) {
        add(relations, struct.number("relid"));
      }
      struct.fields().values().forEach(values -> values.forEach(this::visit));
    }
  }

  private static void add(Set<Integer> set, int identifier) {
    if (identifier != 0) {
      set.add(identifier);
    }
  }
}
