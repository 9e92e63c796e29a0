package dev.veduta.prove.rule;

import static dev.veduta.prove.rule.Nullness.maybe;

import dev.veduta.catalog.Fact;
import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.fact.Relation;
import dev.veduta.prove.fact.Relation.UniqueIndex;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Column;
import dev.veduta.prove.query.Expression.NullTest;
import dev.veduta.prove.query.QueryReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The rows of a relation: what its constraints, its indexes or its definition say of them. */
final class RelationRules {
  private final Facts facts;
  private final IntFunction<Shape> definitions;

  /**
   * Rules.
   *
   * @param definitions the shape of a view's definition, by the view's identifier
   */
  RelationRules(Facts facts, IntFunction<Shape> definitions) {
    this.facts = facts;
    this.definitions = definitions;
  }

  /**
   * A relation as a range.
   *
   * @param inherits whether the rows of its children are read too
   * @param range the range's number
   * @param notNull what is not null in the rows that are of interest
   * @param holding the conditions that hold for these
   */
  Shape of(
      int oid, boolean inherits, int range, Set<Expression> notNull, List<Expression> holding) {
    Relation relation = facts.relations().get(oid);
    if (relation == null) {
      return Shape.unknown(0, "nothing is known of a relation");
    }
    Shape base = relation.defined() ? definitions.apply(oid) : table(relation, inherits);
    List<Shape.Key> keys = new ArrayList<>(base.keys());
    Set<Shape.Key> primary = new HashSet<>();
    if (relation.indexesSpan(inherits)) {
      for (UniqueIndex index : relation.indexes()) {
        Shape.Key key = key(relation, inherits, index, base, range, notNull, holding);
        if (key != null) {
          keys.add(key);
        }
        if (key != null && index.primary()) {
          primary.add(key);
        }
      }
    }
    keys.sort(
        Comparator.comparing((Shape.Key key) -> !primary.contains(key))
            .thenComparing(new KeyOrder(base.columns(), column -> 0)));
    return new Shape(
        base.columns(),
        SetOperationRules.minimal(keys),
        base.implications(),
        base.neverEmpty(),
        base.fickle(),
        keys.isEmpty() ? hint(relation, inherits, base) : null,
        base.flaws(),
        base.equal());
  }

  private static Shape table(Relation relation, boolean inherits) {
    int last = relation.columns().keySet().stream().mapToInt(it -> it).max().orElse(0);
    List<Shape.Column> columns = new ArrayList<>();
    for (int number = 1; number <= last; number++) {
      columns.add(column(relation, number, inherits));
    }
    return new Shape(columns, List.of(), List.of(), false, false, null);
  }

  private static Shape.Column column(Relation relation, int number, boolean inherits) {
    Relation.Column it = relation.columns().get(number);
    if (it == null) {
      return new Shape.Column(maybe("the column was dropped"), 0, 0, null);
    }
    String name = relation.name() + "." + it.name();
    boolean never = inherits ? it.inherited() : it.alone();
    Nullness nullness =
        never
            ? new Nullness.Never(
                Proof.of(
                    name + " is not null", Fact.notNull(relation.name(), it.name(), !inherits)))
            : maybe(noConstraint(relation, it, name, inherits));
    return new Shape.Column(nullness, it.type(), it.collation(), null);
  }

  private static String noConstraint(
      Relation relation, Relation.Column it, String name, boolean inherits) {
    if (relation.kind() == 'f') {
      return name + " is of a foreign table, of which nothing is enforced";
    }
    return inherits && it.alone()
        ? name + " has no NOT NULL constraint in some table that inherits from it"
        : name + " has no NOT NULL constraint";
  }

  private Shape.@Nullable Key key(
      Relation relation,
      boolean inherits,
      UniqueIndex index,
      Shape base,
      int range,
      Set<Expression> notNull,
      List<Expression> holding) {
    List<Proof> leansOn = new ArrayList<>();
    Set<Integer> columns = new TreeSet<>();
    List<String> names = new ArrayList<>();
    boolean nullsEqual = false;
    for (int i = 0; i < index.columns().size(); i++) {
      int number = index.columns().get(i);
      Relation.Column column = relation.columns().get(number);
      if (column == null || !keepsApart(index, i, column)) {
        return null;
      }
      Nullness nullness = base.nullness(number);
      if (nullness instanceof Nullness.Never never) {
        leansOn.add(never.proof());
      } else if (!contains(notNull, range, number)) {
        if (!index.oneNull()) {
          return null;
        }
        nullsEqual = true;
      }
      columns.add(number);
      names.add(column.name());
    }
    if (!isImplied(index, base, range, notNull, holding)) {
      return null;
    }
    Fact fact =
        new Fact(
            index.primary() ? Fact.Kind.PRIMARY_KEY : Fact.Kind.UNIQUE_INDEX,
            relation.name(),
            index.name(),
            names,
            nullsEqual,
            index.condition(),
            !inherits);
    Proof proof = Proof.of(describe(index) + " of " + relation.name(), fact);
    return new Shape.Key(new TreeSet<>(columns), index.primary() ? proof : proof.and(leansOn));
  }

  /** Whether no two values that grouping calls equal can be in the index. */
  private boolean keepsApart(UniqueIndex index, int at, Relation.Column column) {
    return index.equalities().get(at) != 0
        && facts.equality(column.type()) == index.equalities().get(at)
        && facts.asCoarse(index.collations().get(at), column.collation());
  }

  private static String describe(UniqueIndex index) {
    String kind = index.primary() ? "primary key " : "unique index ";
    return kind + index.name() + (index.predicate() == null ? "" : ", whose condition holds,");
  }

  private static boolean contains(Set<Expression> notNull, int range, int column) {
    return notNull.stream()
        .anyMatch(
            it ->
                it instanceof Column known
                    && known.level() == 0
                    && known.range() == range
                    && known.column() == column);
  }

  /** Whether all rows of interest are in a partial index. */
  private static boolean isImplied(
      UniqueIndex index, Shape base, int range, Set<Expression> notNull, List<Expression> holding) {
    return index.predicate() == null
        || Conditions.conjuncts(QueryReader.predicate(index.predicate(), range)).stream()
            .allMatch(
                it ->
                    holding.contains(it)
                        || (it instanceof NullTest test
                            && test.negated()
                            && !test.row()
                            && test.input() instanceof Column column
                            && (base.nullness(column.column()).never()
                                || contains(notNull, range, column.column()))));
  }

  private static @Nullable String hint(Relation relation, boolean inherits, Shape base) {
    if (relation.defined()) {
      return base.hint();
    }
    if (relation.kind() == 'f') {
      return relation.name() + " is a foreign table, of which nothing is enforced";
    }
    if (!relation.indexesSpan(inherits)) {
      return "the indexes of "
          + relation.name()
          + " do not span the tables that inherit from it; FROM ONLY would leave these out";
    }
    for (UniqueIndex index : relation.indexes()) {
      if (index.predicate() == null) {
        return "the columns of "
            + index.name()
            + " of "
            + relation.name()
            + " may be null; NOT NULL would help";
      }
    }
    return relation.indexes().isEmpty()
        ? relation.name() + " has no usable unique index"
        : relation.indexes().get(0).name() + " of " + relation.name() + " is on some rows only";
  }
}
