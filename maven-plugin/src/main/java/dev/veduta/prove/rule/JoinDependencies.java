package dev.veduta.prove.rule;

import static dev.veduta.prove.rule.Dependencies.contains;

import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Coalesce;
import dev.veduta.prove.query.Expression.Column;
import dev.veduta.prove.query.Expression.Operation;
import dev.veduta.prove.query.From;
import dev.veduta.prove.query.From.Join;
import dev.veduta.prove.query.From.Kind;
import dev.veduta.prove.query.From.Leaf;
import dev.veduta.prove.query.From.Product;
import dev.veduta.prove.rule.Attributes.Cell;
import dev.veduta.prove.rule.Attributes.Row;
import dev.veduta.prove.rule.Dependencies.Dependency;
import dev.veduta.prove.rule.Dependencies.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies that hold in the rows of a join tree, from those of its ranges upwards.
 *
 * <p>They are said of the rows that stay in the end, so what later conditions rule out need not be
 * thought of. A row filled with nulls by an outer join is a row of its range too, one that is equal
 * to any other such row.
 */
final class JoinDependencies {
  private final JoinTree tree;
  private final Map<Integer, Shape> shapes;
  private final Map<Integer, Set<Integer>> evaluatedPer;
  private final Attributes attributes;
  private final Sides sides;

  /**
   * A walk.
   *
   * @param evaluatedPer for each range, those for each of whose rows it is evaluated anew
   */
  JoinDependencies(
      JoinTree tree,
      Map<Integer, Shape> shapes,
      Map<Integer, Set<Integer>> evaluatedPer,
      Attributes attributes,
      Sides sides) {
    this.tree = tree;
    this.shapes = shapes;
    this.evaluatedPer = evaluatedPer;
    this.attributes = attributes;
    this.sides = sides;
  }

  Dependencies of(From from) {
    if (from instanceof Leaf leaf) {
      return new Dependencies(leaf(leaf.range()));
    }
    if (from instanceof Product product) {
      Dependencies all = Dependencies.NONE;
      for (From item : product.items()) {
        all = all.and(of(item));
      }
      return all;
    }
    Join join = (Join) from;
    Dependencies left = of(join.left());
    Dependencies right = of(join.right());
    List<Dependency> equal = sides.equalities(Conditions.conjuncts(join.condition()));
    return switch (join.kind()) {
      case INNER -> left.and(right).and(equal);
      case LEFT ->
          left.and(lasting(right, join.right())).and(perRow(join, left.and(right).and(equal)));
      case FULL ->
          lasting(left, join.left())
              .and(lasting(right, join.right()))
              .and(merged(join, left, right));
      case RIGHT -> throw new IllegalStateException("RIGHT joins are turned");
    };
  }

  private List<Dependency> leaf(int range) {
    Shape shape = shape(range);
    BitSet per = attributes.rows(evaluatedPer.getOrDefault(range, Set.of()));
    BitSet row = attributes.set(new Row(range));
    List<Dependency> found = new ArrayList<>();
    BitSet cells = new BitSet();
    for (int column = 1; column <= shape.columns().size(); column++) {
      BitSet cell = attributes.set(new Cell(range, column));
      cells.or(cell);
      if (shape.columns().get(column - 1).constant() != null) {
        found.add(new Dependency(new BitSet(), cell, Origin.EQUALITY, false, null));
      }
    }
    found.add(new Dependency(Dependencies.union(row, per), cells, Origin.ROW, true, null));
    for (Shape.Key key : shape.keys()) {
      BitSet from = Dependencies.union(cells(range, key.columns()), per);
      found.add(
          new Dependency(from, row, Origin.KEY, anyNotNull(range, key.columns()), key.proof()));
    }
    for (Shape.Implication it : shape.implications()) {
      BitSet from = Dependencies.union(cells(range, it.from()), per);
      found.add(
          new Dependency(
              from, cells(range, it.to()), Origin.KEY, anyNotNull(range, it.from()), it.proof()));
    }
    return found;
  }

  private Shape shape(int range) {
    return java.util.Objects.requireNonNull(shapes.get(range));
  }

  private BitSet cells(int range, Set<Integer> columns) {
    BitSet cells = new BitSet();
    columns.forEach(column -> cells.set(attributes.of(new Cell(range, column))));
    return cells;
  }

  private boolean anyNotNull(int range, Set<Integer> columns) {
    return columns.stream().anyMatch(column -> isNotNull(range, column));
  }

  /** Whether the column is not null in rows of the range that are not filled with nulls. */
  private boolean isNotNull(int range, int column) {
    return shape(range).nullness(column).never()
        || tree.notNull().getOrDefault(range, Set.of()).stream()
            .anyMatch(
                it ->
                    it instanceof Column known
                        && known.level() == 0
                        && known.range() == range
                        && known.column() == column);
  }

  /** Those that still hold where the whole side may be filled with nulls. */
  private Dependencies lasting(Dependencies dependencies, From side) {
    BitSet present = present(side);
    return new Dependencies(
        dependencies.all().stream()
            .filter(it -> it.lasting() || it.from().intersects(present))
            .toList());
  }

  /** What tells a row of the side from one filled with nulls: it is never null in the former. */
  private BitSet present(From side) {
    Set<Integer> padded = padded(side);
    BitSet present = new BitSet();
    for (Integer range : side.ranges()) {
      if (!padded.contains(range)) {
        present.set(attributes.of(new Row(range)));
        for (int column = 1; column <= shape(range).columns().size(); column++) {
          if (isNotNull(range, column)) {
            present.set(attributes.of(new Cell(range, column)));
          }
        }
      }
    }
    return present;
  }

  private static Set<Integer> padded(From from) {
    Set<Integer> padded = new HashSet<>();
    if (from instanceof Product product) {
      product.items().forEach(item -> padded.addAll(padded(item)));
    } else if (from instanceof Join join) {
      padded.addAll(join.kind() == Kind.FULL ? join.left().ranges() : padded(join.left()));
      padded.addAll(join.kind() == Kind.INNER ? padded(join.right()) : join.right().ranges());
    }
    return padded;
  }

  /** A row of the left side is matched or it is not: either way it decides what it did before. */
  private List<Dependency> perRow(Join join, Dependencies matched) {
    if (sides.isFickle(join.condition())) {
      return List.of();
    }
    BitSet left = attributes.rows(join.left().ranges());
    BitSet decided = matched.closure(left);
    List<Dependency> found = new ArrayList<>();
    for (Integer range : join.right().ranges()) {
      BitSet row = attributes.set(new Row(range));
      BitSet cells = new BitSet();
      for (int column = 1; column <= shape(range).columns().size(); column++) {
        cells.set(attributes.of(new Cell(range, column)));
      }
      cells.and(decided);
      if (contains(decided, row)) {
        Proof proof = Derivations.proof(matched.derivation(left, row));
        found.add(new Dependency(left, Dependencies.union(row, cells), Origin.KEY, false, proof));
      } else if (!cells.isEmpty()) {
        Proof proof = Derivations.proof(matched.derivation(left, cells));
        found.add(new Dependency(left, cells, Origin.EQUALITY, false, proof));
      }
    }
    return found;
  }

  /**
   * {@code FULL JOIN ... USING} of keys: their merged value is a key of the join, as a row that
   * stayed alone would have been joined had its value been on the other side.
   */
  private List<Dependency> merged(Join join, Dependencies left, Dependencies right) {
    BitSet ofLeft = new BitSet();
    BitSet ofRight = new BitSet();
    BitSet merged = new BitSet();
    for (Expression conjunct : Conditions.conjuncts(join.condition())) {
      Columns pair = pair(conjunct, join);
      if (pair == null) {
        return List.of();
      }
      ofLeft.or(sides.cell(pair.left()));
      ofRight.or(sides.cell(pair.right()));
      merged.set(attributes.of(pair.merged()));
    }
    BitSet leftRows = attributes.rows(join.left().ranges());
    BitSet rightRows = attributes.rows(join.right().ranges());
    if (!left.decides(ofLeft, leftRows) || !right.decides(ofRight, rightRows)) {
      return List.of();
    }
    List<Dependency> used = new ArrayList<>(left.derivation(ofLeft, leftRows));
    used.addAll(right.derivation(ofRight, rightRows));
    BitSet rows = Dependencies.union(leftRows, rightRows);
    return List.of(new Dependency(merged, rows, Origin.KEY, false, Derivations.proof(used)));
  }

  /** Two columns of one type that a FULL join compares and nothing else. */
  private record Columns(Column left, Column right) {
    Expression merged() {
      return new Coalesce(List.of(left, right), left.type(), left.collation());
    }
  }

  private @Nullable Columns pair(Expression conjunct, Join join) {
    if (!(conjunct instanceof Operation it) || it.inputs().size() != 2) {
      return null;
    }
    Column one = sides.compared(it.operator(), it.under(), it.inputs().get(0));
    Column other = sides.compared(it.operator(), it.under(), it.inputs().get(1));
    if (one == null || other == null || !isPlain(it, one, other)) {
      return null;
    }
    boolean turned = join.right().ranges().contains(one.range());
    Column left = turned ? other : one;
    Column right = turned ? one : other;
    boolean across =
        join.left().ranges().contains(left.range())
            && join.right().ranges().contains(right.range());
    boolean present =
        !padded(join.left()).contains(left.range())
            && !padded(join.right()).contains(right.range());
    boolean notNull =
        isNotNull(left.range(), left.column()) && isNotNull(right.range(), right.column());
    return across && present && notNull ? new Columns(left, right) : null;
  }

  private static boolean isPlain(Operation it, Column one, Column other) {
    return one.type() == other.type()
        && one.collation() == other.collation()
        && it.inputs().contains(one)
        && it.inputs().contains(other);
  }
}
