package dev.veduta.prove.query;

import dev.veduta.prove.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scalar expression. Two expressions are equal when they are spelled alike; where in the text
 * they stood, and under what alias, is not part of them.
 */
public sealed interface Expression {
  /** The type's object identifier; 0 where it is not known. */
  int type();

  /** The collation's object identifier; 0 where there is none. */
  default int collation() {
    return 0;
  }

  /** The expressions it is computed from, on its own level. */
  default List<Expression> inputs() {
    return List.of();
  }

  /** It and everything under it, on its own level. */
  default Stream<Expression> all() {
    List<Expression> all = new ArrayList<>(List.of(this));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(all.get(i).inputs());
    }
    return all.stream();
  }

  /**
   * A column of a range.
   *
   * @param level 0 for the query it stands in, 1 for the one around that
   * @param range the range's number, from 1
   * @param column the column's number, from 1; negative for system columns
   */
  record Column(int level, int range, int column, int type, int collation) implements Expression {}

  /** A range's row as one value. */
  record WholeRow(int level, int range, int type) implements Expression {}

  /**
   * A literal.
   *
   * @param value its bytes; null for NULL
   */
  record Constant(int type, int collation, @Nullable List<Integer> value) implements Expression {}

  /**
   * A call of a function.
   *
   * @param function its object identifier
   * @param returnsSet whether it gives a row per value
   * @param named the places of the inputs that are given by name, which are the last ones
   * @param variadic whether the last argument is spread
   */
  record Call(
      int function,
      List<Expression> inputs,
      List<Integer> named,
      boolean returnsSet,
      boolean variadic,
      int type,
      int collation)
      implements Expression {}

  /**
   * A call of an operator.
   *
   * @param operator its object identifier
   * @param under the collation it compares under
   */
  record Operation(
      int operator, List<Expression> inputs, boolean returnsSet, int under, int type, int collation)
      implements Expression {}

  /** {@code IS DISTINCT FROM}. */
  record Distinct(int operator, Expression left, Expression right, int under, int type)
      implements Expression {
    @Override
    public List<Expression> inputs() {
      return List.of(left, right);
    }
  }

  /** {@code NULLIF}. */
  record NullIf(List<Expression> inputs, int type, int collation) implements Expression {
    /** Whether it is its first input in any case: nothing equals a null. */
    public boolean changesNothing() {
      return inputs.get(1) instanceof Constant it && it.value() == null;
    }
  }

  /** {@code x op ANY (array)}, or with ALL. */
  record ArrayComparison(
      int operator, boolean any, Expression left, Expression array, int under, int type)
      implements Expression {
    @Override
    public List<Expression> inputs() {
      return List.of(left, array);
    }
  }

  /** {@code (a, b) < (c, d)}. */
  record RowComparison(List<Integer> operators, List<Expression> inputs, int type)
      implements Expression {}

  /** How truth values are combined. */
  enum Logic {
    AND,
    OR,
    NOT
  }

  /** AND, OR, NOT. */
  record Combination(Logic logic, List<Expression> inputs, int type) implements Expression {}

  /**
   * {@code IS NULL} and {@code IS NOT NULL}.
   *
   * @param negated whether it is the latter
   * @param row whether each field of a row is asked
   */
  record NullTest(Expression input, boolean negated, boolean row, int type) implements Expression {
    @Override
    public List<Expression> inputs() {
      return List.of(input);
    }
  }

  /** What a truth value is asked for. */
  enum Truth {
    IS_TRUE,
    IS_NOT_TRUE,
    IS_FALSE,
    IS_NOT_FALSE,
    IS_UNKNOWN,
    IS_NOT_UNKNOWN
  }

  /** {@code IS TRUE} and its kind. */
  record TruthTest(Expression input, Truth truth, int type) implements Expression {
    @Override
    public List<Expression> inputs() {
      return List.of(input);
    }
  }

  /** {@code COALESCE}. */
  record Coalesce(List<Expression> inputs, int type, int collation) implements Expression {}

  /** {@code GREATEST} and {@code LEAST}: the greatest or least of those that are not null. */
  record MinMax(boolean greatest, List<Expression> inputs, int type, int collation)
      implements Expression {}

  /** One branch of a CASE. */
  record Branch(Expression condition, Expression result) {}

  /**
   * {@code CASE}.
   *
   * @param subject what is compared with each branch; null where branches are conditions
   * @param otherwise the result where no branch is taken; null where there is no ELSE
   */
  record Case(
      @Nullable Expression subject,
      List<Branch> branches,
      @Nullable Expression otherwise,
      int type,
      int collation)
      implements Expression {
    @Override
    public List<Expression> inputs() {
      Stream<Expression> parts =
          branches.stream().flatMap(branch -> Stream.of(branch.condition(), branch.result()));
      Stream<Expression> ends = Stream.of(subject, otherwise).flatMap(Stream::ofNullable);
      return Stream.concat(parts, ends).toList();
    }
  }

  /** How a value is taken to another type. */
  enum Conversion {
    /** The same bytes under another name. */
    RELABEL,
    /** As text and back. */
    TEXT,
    /** Each element of an array. */
    ELEMENTS,
    /** The same value, checked by a domain. */
    DOMAIN,
    /** A row as a row of a parent. */
    ROW,
    /** The same value under another collation. */
    COLLATE
  }

  /**
   * A change of type that keeps null as null and nothing else as null.
   *
   * @param modifier what more is said of the type: a length to cut to, a precision to round to
   */
  record Cast(Conversion conversion, Expression input, int type, int modifier, int collation)
      implements Expression {
    @Override
    public List<Expression> inputs() {
      return List.of(input);
    }
  }

  /** {@code ARRAY[...]}. */
  record ArrayOf(List<Expression> inputs, boolean nested, int type, int collation)
      implements Expression {}

  /** {@code ROW(...)}. */
  record RowOf(List<Expression> inputs, int type) implements Expression {}

  /** A field of a row. */
  record Field(Expression input, int number, int type, int collation) implements Expression {
    @Override
    public List<Expression> inputs() {
      return List.of(input);
    }
  }

  /** {@code CURRENT_USER} and its kind, by PostgreSQL's number for it. */
  record SessionValue(int operation, int type, int collation) implements Expression {}

  /** {@code GROUPING(...)}, of the grouping references given. */
  record Grouping(List<Integer> references, int level, int type) implements Expression {}

  /**
   * An aggregate.
   *
   * @param level 0 where it belongs to the query it stands in
   * @param direct what is given once and not per row
   * @param filter which rows it sees; null for all
   * @param order what it takes them in the order of
   */
  record Aggregate(
      int function,
      List<Expression> arguments,
      List<Expression> direct,
      @Nullable Expression filter,
      boolean distinct,
      List<Order> order,
      int level,
      int type,
      int collation)
      implements Expression {
    @Override
    public List<Expression> inputs() {
      Stream<Expression> given = Stream.concat(arguments.stream(), direct.stream());
      Stream<Expression> chosen =
          Stream.concat(Stream.ofNullable(filter), order.stream().map(Order::by));
      return Stream.concat(given, chosen).toList();
    }
  }

  /** To sort by an expression, less being what the operator says. */
  record Order(Expression by, int operator, boolean nullsFirst) {}

  /**
   * A window function.
   *
   * @param window the number of its window
   */
  record Windowed(
      int function,
      List<Expression> arguments,
      @Nullable Expression filter,
      int window,
      int type,
      int collation)
      implements Expression {
    @Override
    public List<Expression> inputs() {
      return Stream.concat(arguments.stream(), Stream.ofNullable(filter)).toList();
    }
  }

  /** What is asked of a subquery. */
  enum Question {
    EXISTS,
    ALL,
    ANY,
    VALUE,
    ARRAY,
    OTHER
  }

  /**
   * A subquery in an expression.
   *
   * @param test the comparison of ANY and ALL; null for the others
   */
  record Subselect(
      Question question, @Nullable Expression test, Query query, int type, int collation)
      implements Expression {
    @Override
    public List<Expression> inputs() {
      return test == null ? List.of() : List.of(test);
    }
  }

  /** In the test of a {@link Subselect}: its column of this number. */
  record SubselectColumn(int column, int type, int collation) implements Expression {}

  /**
   * Something that nothing is known of.
   *
   * @param tag what PostgreSQL calls it
   * @param node the node, so that only the same is equal
   */
  record Unknown(String tag, Node node, List<Expression> inputs, int type) implements Expression {}
}
