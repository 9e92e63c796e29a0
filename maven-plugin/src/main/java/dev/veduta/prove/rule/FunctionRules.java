package dev.veduta.prove.rule;

import static dev.veduta.prove.rule.Nullness.maybe;
import static dev.veduta.prove.rule.Nullness.never;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.fact.Resources;
import dev.veduta.prove.query.Expression.Call;
import dev.veduta.prove.query.Expression.Constant;
import dev.veduta.prove.query.Expression.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which functions of PostgreSQL give null, and when. Others may at any time. */
final class FunctionRules {
  private static final Set<String> SYMBOLS = Resources.lines("never-null.txt");
  private static final Set<String> SIGNATURES = Resources.lines("never-null-signatures.txt");

  /** Not strict, and never null whatever they are given. */
  private static final Set<String> ALWAYS =
      Set.of(
          "concat",
          "num_nulls",
          "num_nonnulls",
          "json_build_array",
          "jsonb_build_array",
          "json_build_object",
          "jsonb_build_object",
          "array_append",
          "array_prepend",
          "quote_nullable");

  /** Fields of a date that are not null for an infinite one either: timestamp.c, date.c. */
  private static final Set<String> FIELDS =
      Set.of("year", "decade", "century", "millennium", "epoch", "julian", "isoyear");

  /** Functions that return rows, and no null in them. */
  private static final Set<String> ROWS =
      Set.of(
          "generate_series",
          "generate_subscripts",
          "json_object_keys",
          "jsonb_object_keys",
          "json_array_elements",
          "jsonb_array_elements",
          "regexp_split_to_table",
          "regexp_matches");

  private static final Set<String> JOINS_TEXT = Set.of("textanycat", "anytextcat");

  private final Facts facts;

  FunctionRules(Facts facts) {
    this.facts = facts;
  }

  Nullness ofOperator(int operator, List<Nullness> inputs) {
    return facts
        .operatorFunction(operator)
        .map(function -> strict(function, inputs))
        .orElseGet(() -> maybe("nothing is known of an operator"));
  }

  /** Text and a value of another type are joined by way of its cast, which a user may have made. */
  Nullness of(Operation operation, List<Nullness> inputs) {
    boolean joinsText =
        facts
            .operatorFunction(operation.operator())
            .filter(it -> it.builtIn() && JOINS_TEXT.contains(it.name()))
            .isPresent();
    boolean builtIn = operation.inputs().stream().allMatch(it -> Facts.isBuiltIn(it.type()));
    return joinsText && builtIn
        ? NullRules.every(inputs, "text joined with values that are never null")
        : ofOperator(operation.operator(), inputs);
  }

  Nullness of(Call call, List<Nullness> inputs) {
    Optional<Facts.Function> known = facts.function(call.function());
    if (known.isEmpty()) {
      return maybe("nothing is known of a function");
    }
    Facts.Function function = known.get();
    if (call.returnsSet()) {
      return element(call);
    }
    if (function.builtIn() && !call.variadic()) {
      if (ALWAYS.contains(function.name())) {
        return never(function.name() + " is never null");
      }
      if (function.name().equals("array_cat")) {
        return inputs.stream().filter(Nullness::never).findFirst().orElse(inputs.get(0));
      }
      if (Set.of("format", "concat_ws").contains(function.name())) {
        return inputs.get(0);
      }
    }
    return isPartOfDate(function, call)
        ? NullRules.every(inputs, "a part of a date that is never null")
        : strict(function, inputs);
  }

  /** A value in a row that the function returns; a strict one returns no row for null. */
  Nullness element(Call call) {
    return facts
        .function(call.function())
        .filter(it -> it.builtIn() && ROWS.contains(it.name()))
        .map(it -> never(it.name() + " returns no null"))
        .orElseGet(() -> maybe(name(call.function()) + " may return null"));
  }

  String name(int function) {
    return facts.function(function).map(FunctionRules::name).orElse("a function");
  }

  /** Before 14, EXTRACT was read as date_part. */
  private static String name(Facts.Function function) {
    return function.name().equals("date_part") ? "extract" : function.name();
  }

  private static Nullness strict(Facts.Function function, List<Nullness> inputs) {
    boolean never =
        function.builtIn()
            && (function.internal()
                ? function.strict() && SYMBOLS.contains(function.symbol())
                : SIGNATURES.contains(function.name() + "(" + function.arguments() + ")"));
    return never
        ? NullRules.every(inputs, function.name() + " is never null for these arguments")
        : maybe(name(function) + " may return null");
  }

  private static boolean isPartOfDate(Facts.Function function, Call call) {
    return function.builtIn()
        && Set.of("extract", "date_part").contains(function.name())
        && !function.arguments().contains("interval")
        && call.inputs().get(0) instanceof Constant field
        && field.value() != null
        && FIELDS.contains(text(field.value()));
  }

  /** The text in a stored value, after its length. */
  private static String text(List<Integer> bytes) {
    StringBuilder text = new StringBuilder();
    bytes.stream().skip(4).forEach(part -> text.append((char) (part & 0xff)));
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
