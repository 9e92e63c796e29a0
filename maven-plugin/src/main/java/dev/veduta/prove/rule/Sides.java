package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Aggregate;
import dev.veduta.prove.query.Expression.Cast;
import dev.veduta.prove.query.Expression.Column;
import dev.veduta.prove.query.Expression.Combination;
import dev.veduta.prove.query.Expression.Conversion;
import dev.veduta.prove.query.Expression.Distinct;
import dev.veduta.prove.query.Expression.Grouping;
import dev.veduta.prove.query.Expression.Logic;
import dev.veduta.prove.query.Expression.NullTest;
import dev.veduta.prove.query.Expression.Operation;
import dev.veduta.prove.query.Expression.SubselectColumn;
import dev.veduta.prove.query.Expression.Truth;
import dev.veduta.prove.query.Expression.TruthTest;
import dev.veduta.prove.query.Expression.WholeRow;
import dev.veduta.prove.query.Expression.Windowed;
import dev.veduta.prove.rule.Attributes.Cell;
import dev.veduta.prove.rule.Dependencies.Dependency;
import dev.veduta.prove.rule.Dependencies.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What conditions say is equal: two columns, or a column and something that is the same in all
 * rows.
 */
final class Sides {
  private static final int BOOLEAN = 16;
  private static final Set<Conversion> SAME_VALUE =
      Set.of(Conversion.RELABEL, Conversion.COLLATE, Conversion.DOMAIN);

  private final Facts facts;
  private final Conditions conditions;
  private final Attributes attributes;

  Sides(Facts facts, Conditions conditions, Attributes attributes) {
    this.facts = facts;
    this.conditions = conditions;
    this.attributes = attributes;
  }

  /** The column that the expression is under another name; null where it is none. */
  @Nullable Column column(Expression expression) {
    if (expression instanceof Column it) {
      return it.level() == 0 && it.column() > 0 ? it : null;
    }
    if (expression instanceof Cast it && SAME_VALUE.contains(it.conversion())) {
      Expression input = it.input();
      boolean same = facts.sameValues(it.type(), it.collation(), input.type(), input.collation());
      return same ? column(input) : null;
    }
    return null;
  }

  /** Whether it has one value for all rows of the query. */
  boolean isConstant(Expression expression) {
    return conditions.isSteadyInQuery(expression) && expression.all().noneMatch(Sides::isOfRow);
  }

  private static boolean isOfRow(Expression it) {
    return (it instanceof Column column && column.level() == 0)
        || (it instanceof WholeRow row && row.level() == 0)
        || it instanceof Aggregate
        || it instanceof Windowed
        || it instanceof Grouping
        || it instanceof SubselectColumn;
  }

  /** Whether the condition may come out otherwise when asked again of the same row. */
  boolean isFickle(@Nullable Expression condition) {
    return condition != null && condition.all().anyMatch(conditions::isVolatile);
  }

  /** What rows that pass all these conditions are equal in. */
  List<Dependency> equalities(List<Expression> conjuncts) {
    List<Dependency> found = new ArrayList<>();
    conjuncts.forEach(conjunct -> equality(conjunct, found));
    return found;
  }

  private void equality(Expression condition, List<Dependency> found) {
    if (condition instanceof Operation it && it.inputs().size() == 2) {
      equal(it.operator(), it.under(), it.inputs().get(0), it.inputs().get(1), found);
    } else if (condition instanceof Combination it && it.logic() == Logic.NOT) {
      Expression negated = it.inputs().get(0);
      if (negated instanceof Distinct distinct) {
        equal(distinct.operator(), distinct.under(), distinct.left(), distinct.right(), found);
      } else {
        truth(negated, found);
      }
    } else if (condition instanceof NullTest it && !it.negated() && !it.row()) {
      fixed(column(it.input()), found);
    } else if (condition instanceof TruthTest it) {
      boolean oneValue =
          it.truth() == Truth.IS_TRUE
              || it.truth() == Truth.IS_FALSE
              || it.truth() == Truth.IS_UNKNOWN;
      if (oneValue) {
        truth(it.input(), found);
      }
    } else {
      truth(condition, found);
    }
  }

  private void truth(Expression condition, List<Dependency> found) {
    if (condition instanceof Column it && it.type() == BOOLEAN) {
      fixed(column(it), found);
    }
  }

  private void fixed(@Nullable Column column, List<Dependency> found) {
    if (column != null) {
      found.add(dependency(new BitSet(), cell(column)));
    }
  }

  private void equal(
      int operator, int under, Expression left, Expression right, List<Dependency> found) {
    Column one = compared(operator, under, left);
    Column other = compared(operator, under, right);
    if (one != null && other != null) {
      found.add(dependency(cell(one), cell(other)));
      found.add(dependency(cell(other), cell(one)));
    } else if (one != null && isConstant(right)) {
      fixed(one, found);
    } else if (other != null && isConstant(left)) {
      fixed(other, found);
    }
  }

  /** The column, where the operator compares it as grouping would. */
  @Nullable Column compared(int operator, int under, Expression side) {
    Column column = column(side);
    return column != null && facts.isEquality(operator, under, column.type(), column.collation())
        ? column
        : null;
  }

  BitSet cell(Column column) {
    return attributes.set(new Cell(column.range(), column.column()));
  }

  private static Dependency dependency(BitSet from, BitSet to) {
    return new Dependency(from, to, Origin.EQUALITY, false, null);
  }
}
