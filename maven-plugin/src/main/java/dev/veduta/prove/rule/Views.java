package dev.veduta.prove.rule;

import dev.veduta.prove.fact.FactReader.Definition;
import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.fact.Relation;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.UnknownQueryException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of views, each looked at once. Confined to one run. */
public final class Views {
  private final Facts facts;
  private final Map<Integer, Definition> definitions;
  private final QueryRules rules;
  private final Map<Integer, Shape> shapes = new HashMap<>();
  private final Map<Integer, String> unproven = new HashMap<>();
  private final Set<Integer> open = new HashSet<>();

  public Views(Facts facts, Map<Integer, Definition> definitions) {
    this.facts = facts;
    this.definitions = definitions;
    this.rules = new QueryRules(facts, this::definition);
  }

  /** The rows of a relation, its own indexes included. */
  public Shape shape(Relation relation) {
    return rules.of(relation);
  }

  /** The part of its definition for which nothing is proven of a view; null where all is known. */
  public @Nullable String unproven(Relation relation) {
    if (relation.defined()) {
      definition(relation.oid());
    }
    return unproven.get(relation.oid());
  }

  /**
   * The columns that are, through views over one relation each, one of a table and not computed. Of
   * several that are the same one, the first: PostgreSQL takes no values for two.
   */
  public List<Relation.Column> takingValues(Relation relation) {
    Origins origins = new Origins(facts, definitions);
    Set<Origins.Place> places = new HashSet<>();
    return relation.columns().values().stream()
        .sorted(Comparator.comparing(Relation.Column::number))
        .filter(it -> origins.stored(relation.oid(), it.number()).filter(places::add).isPresent())
        .toList();
  }

  private Shape definition(int oid) {
    Shape known = shapes.get(oid);
    if (known == null) {
      known = open.add(oid) ? look(oid) : Shape.unknown(width(oid), "a view that reads itself");
      open.remove(oid);
      shapes.put(oid, known);
    }
    return known;
  }

  private Shape look(int oid) {
    try {
      Definition definition = definitions.get(oid);
      if (definition instanceof Definition.Known it) {
        Shape shape = rules.of(it.query());
        Relation relation = facts.relations().get(oid);
        return relation != null && relation.materialized() ? kept(shape, it.query()) : shape;
      }
      String part = definition instanceof Definition.NotKnown it ? it.part() : "no definition";
      return unproven(oid, part);
    } catch (UnknownQueryException e) {
      return unproven(oid, String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      return unproven(oid, "an expression that is nested too deep");
    }
  }

  private Shape unproven(int oid, String part) {
    String reason = "nothing is known of a part of the definition: " + part;
    unproven.put(oid, reason);
    return Shape.unknown(width(oid), reason);
  }

  private int width(int oid) {
    Relation relation = facts.relations().get(oid);
    return relation == null ? 0 : relation.columns().size();
  }

  /**
   * What a materialized view keeps was so when it was refreshed. Its own definition is still that
   * of then, and so is all that follows from it alone.
   */
  private Shape kept(Shape shape, Query query) {
    boolean replaceable = readsReplaceable(query.routines());
    UnaryOperator<Proof> then = replaceable ? Proof::asOfRefresh : Proof::kept;
    List<Shape.Column> columns = new ArrayList<>();
    for (Shape.Column it : shape.columns()) {
      Nullness nullness =
          it.nullness() instanceof Nullness.Never never
              ? new Nullness.Never(then.apply(never.proof()))
              : it.nullness();
      columns.add(new Shape.Column(nullness, it.type(), it.collation(), it.constant()));
    }
    return new Shape(
        columns,
        shape.keys().stream()
            .map(it -> new Shape.Key(it.columns(), then.apply(it.proof())))
            .toList(),
        shape.implications().stream()
            .map(it -> new Shape.Implication(it.from(), it.to(), then.apply(it.proof())))
            .toList(),
        shape.neverEmpty(),
        false,
        shape.hint(),
        replaceable ? Flaws.NONE : shape.flaws(),
        shape.equal().stream()
            .map(it -> new Shape.Equal(it.columns(), then.apply(it.proof())))
            .toList());
  }

  /** Whether it leans on what can be replaced since: a view, a function that a user made. */
  private boolean readsReplaceable(Query.Routines routines) {
    return routines.relations().stream()
            .map(facts.relations()::get)
            .anyMatch(it -> it == null || it.kind() == 'v')
        || Stream.concat(
                routines.functions().stream().map(facts::function),
                routines.operators().stream().map(facts::operatorFunction))
            .anyMatch(it -> it.filter(Facts.Function::builtIn).isEmpty());
  }
}
