package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Call;
import dev.veduta.prove.query.Expression.Cast;
import dev.veduta.prove.query.Expression.Constant;
import dev.veduta.prove.query.Expression.Conversion;
import dev.veduta.prove.query.Expression.NullIf;
import dev.veduta.prove.query.Expression.Operation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computations of integers that give different values for different values. */
final class Injections {
  private static final Set<Integer> WHOLE = Set.of(20, 21, 23, 26);
  private static final Set<Integer> STRINGS = Set.of(25, 1043);
  private static final Set<String> WIDENING =
      Set.of("int48", "i2toi4", "int28", "int2_numeric", "int4_numeric", "int8_numeric", "i4tod");
  private static final Set<String> SUMS =
      Set.of(
          "int2pl", "int4pl", "int8pl", "int24pl", "int42pl", "int48pl", "int84pl", "int28pl",
          "int82pl", "int2mi", "int4mi", "int8mi", "int24mi", "int42mi", "int48mi", "int84mi",
          "int28mi", "int82mi");

  private final Facts facts;

  Injections(Facts facts) {
    this.facts = facts;
  }

  /** The input that can be told from the result; null where none can. */
  @Nullable Expression kept(Expression expression) {
    if (expression instanceof Cast it) {
      Expression input = it.input();
      boolean text =
          it.conversion() == Conversion.TEXT
              && WHOLE.contains(input.type())
              && STRINGS.contains(it.type());
      boolean same =
          (it.conversion() == Conversion.RELABEL || it.conversion() == Conversion.COLLATE)
              && facts.sameValues(it.type(), it.collation(), input.type(), input.collation());
      return text || same ? input : null;
    }
    if (expression instanceof NullIf it) {
      return it.changesNothing() ? it.inputs().get(0) : null;
    }
    if (expression instanceof Call it && it.inputs().size() == 1) {
      return is(facts.function(it.function()).orElse(null), WIDENING) ? it.inputs().get(0) : null;
    }
    if (expression instanceof Operation it && it.inputs().size() == 2) {
      return is(facts.operatorFunction(it.operator()).orElse(null), SUMS)
          ? besideLiteral(it.inputs())
          : null;
    }
    return null;
  }

  private static boolean is(Facts.@Nullable Function function, Set<String> symbols) {
    return function != null
        && function.builtIn()
        && function.internal()
        && symbols.contains(function.symbol());
  }

  private static @Nullable Expression besideLiteral(List<Expression> inputs) {
    return isNumber(inputs.get(0)) ? inputs.get(1) : isNumber(inputs.get(1)) ? inputs.get(0) : null;
  }

  private static boolean isNumber(Expression expression) {
    return expression instanceof Constant it && it.value() != null;
  }
}
