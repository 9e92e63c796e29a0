package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Cast;
import dev.veduta.prove.query.Expression.Column;
import dev.veduta.prove.query.Expression.Conversion;
import dev.veduta.prove.query.Expression.Operation;
import dev.veduta.prove.query.From;
import dev.veduta.prove.query.From.Join;
import dev.veduta.prove.query.From.Kind;
import dev.veduta.prove.query.From.Product;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Query.Target;
import dev.veduta.prove.rule.Attributes.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a SELECT that hold the same in every row, to the last bit, a null with a null.
 *
 * <p>WHERE and the condition of an inner join let no row through in which two columns differ. Where
 * an outer join fills an inner one with nulls, it fills all of it. A group is given up: a grouping
 * set makes nulls of one column and not of another.
 */
final class EqualColumns {
  private static final String ONE = "the definition has one column under these names";
  private static final String CONDITIONS =
      "the definition's conditions let no row through in which they differ";

  private final Facts facts;
  private final Map<Cell, Cell> leaders = new HashMap<>();
  private final List<Cell> asOfRefresh = new ArrayList<>();

  private EqualColumns(Facts facts) {
    this.facts = facts;
  }

  static List<Shape.Equal> of(Facts facts, Query query, JoinTree tree, Map<Integer, Shape> shapes) {
    if (query.grouping() != null) {
      return List.of();
    }
    EqualColumns equal = new EqualColumns(facts);
    equal.take(Conditions.conjuncts(query.where()));
    equal.take(tree.root());
    shapes.forEach(equal::take);
    return equal.outputs(query);
  }

  private void take(From from) {
    if (from instanceof Product product) {
      product.items().forEach(this::take);
    } else if (from instanceof Join join) {
      take(join.left());
      take(join.right());
      if (join.kind() == Kind.INNER) {
        take(Conditions.conjuncts(join.condition()));
      }
    }
  }

  private void take(int range, Shape shape) {
    for (Shape.Equal equal : shape.equal()) {
      Cell first = cell(range, equal.columns().first());
      equal.columns().forEach(it -> join(first, cell(range, it)));
      if (equal.proof().atRefresh()) {
        asOfRefresh.add(first);
      }
    }
  }

  private void take(List<Expression> conjuncts) {
    for (Expression conjunct : conjuncts) {
      if (conjunct instanceof Operation it && it.inputs().size() == 2) {
        Column one = column(it.inputs().get(0));
        Column other = column(it.inputs().get(1));
        if (one != null && other != null && isSame(it, one, other)) {
          join(cell(one), cell(other));
        }
      }
    }
  }

  /** The column itself, or its bits under the name of another type. */
  private static @Nullable Column column(Expression expression) {
    if (expression instanceof Cast it && it.conversion() == Conversion.RELABEL) {
      return column(it.input());
    }
    return expression instanceof Column it && it.level() == 0 && it.column() > 0 ? it : null;
  }

  private boolean isSame(Operation it, Column one, Column other) {
    return one.type() == other.type()
        && one.collation() == other.collation()
        && facts.isSameBits(one.type(), it.under())
        && facts.isEquality(it.operator(), it.under(), one.type(), one.collation());
  }

  private List<Shape.Equal> outputs(Query query) {
    Map<Cell, SortedSet<Integer>> byLeader = new HashMap<>();
    Map<Integer, Cell> read = new TreeMap<>();
    int number = 0;
    for (Target target : query.columns()) {
      number++;
      if (target.expression() instanceof Column it && it.level() == 0 && it.column() > 0) {
        read.put(number, cell(it));
        byLeader.computeIfAbsent(leader(cell(it)), none -> new TreeSet<>()).add(number);
      }
    }
    List<Shape.Equal> equal = new ArrayList<>();
    byLeader.forEach(
        (leader, columns) -> {
          if (columns.size() > 1) {
            boolean isOne = columns.stream().map(read::get).distinct().count() == 1;
            boolean kept =
                !isOne && asOfRefresh.stream().map(this::leader).anyMatch(leader::equals);
            Proof proof = Proof.of(isOne ? ONE : CONDITIONS);
            equal.add(new Shape.Equal(columns, kept ? proof.asOfRefresh() : proof));
          }
        });
    equal.sort(Comparator.comparing(it -> it.columns().first()));
    return equal;
  }

  private Cell leader(Cell cell) {
    Cell leader = cell;
    for (Cell next = leaders.get(leader); next != null; next = leaders.get(leader)) {
      leader = next;
    }
    return leader;
  }

  private void join(Cell one, Cell other) {
    Cell leader = leader(one);
    if (!leader.equals(leader(other))) {
      leaders.put(leader(other), leader);
    }
  }

  private static Cell cell(Column column) {
    return cell(column.range(), column.column());
  }

  private static Cell cell(int range, int column) {
    return new Cell(range, column);
  }
}
