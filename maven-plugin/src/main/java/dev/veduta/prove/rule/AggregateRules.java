package dev.veduta.prove.rule;

import static dev.veduta.prove.rule.Nullness.maybe;
import static dev.veduta.prove.rule.Nullness.never;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Aggregate;
import dev.veduta.prove.query.Expression.Windowed;
import dev.veduta.prove.query.Query.Window;
import java.util.List;
import java.util.Set;

/** Whether aggregates and window functions can be null. */
final class AggregateRules {
  /** Of no rows they give 0. */
  private static final Set<String> COUNTS = Set.of("count", "regr_count");

  /** Of rows they give no null, whatever is in these. */
  private static final Set<String> COLLECTS =
      Set.of("array_agg", "json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg");

  /** They skip nulls, and of what is left they give no null. */
  private static final Set<String> SKIPS =
      Set.of(
          "sum",
          "avg",
          "min",
          "max",
          "bool_and",
          "bool_or",
          "every",
          "bit_and",
          "bit_or",
          "bit_xor",
          "string_agg",
          "xmlagg",
          "any_value",
          "var_pop",
          "stddev_pop");

  private static final Set<String> RANKS =
      Set.of("row_number", "rank", "dense_rank", "percent_rank", "cume_dist");

  // The flags of a frame, from PostgreSQL's parsenodes.h.
  private static final int FROM_START = 0x20;
  private static final int TO_END = 0x100;
  private static final int FROM_ROW = 0x200;
  private static final int TO_ROW = 0x400;
  private static final int EXCLUDES = 0x8000 | 0x10000 | 0x20000;

  private final Facts facts;
  private final NullRules rules;

  AggregateRules(Facts facts, NullRules rules) {
    this.facts = facts;
    this.rules = rules;
  }

  Nullness of(Aggregate it, Context context) {
    Context.Groups groups = context.groups();
    String name = name(it.function());
    if (it.level() > 0 || groups == null || name.isEmpty()) {
      return maybe("an aggregate that nothing is known of");
    }
    if (COUNTS.contains(name)) {
      return never("count is never null");
    }
    if (!it.direct().isEmpty()) {
      return RANKS.contains(name) ? never(name + " is never null") : maybe(name + " may be null");
    }
    if (groups.maybeEmpty()) {
      return maybe(name + " of no rows is null");
    }
    return it.filter() != null
        ? maybe(name + " of no rows is null, and its FILTER may let none through")
        : ofRows(name, it.arguments(), groups.rows());
  }

  Nullness of(Windowed it, Context context) {
    String name = name(it.function());
    if (name.isEmpty()) {
      return maybe("a window function that nothing is known of");
    }
    if (COUNTS.contains(name) || RANKS.contains(name)) {
      return never(name + " is never null");
    }
    if (Set.of("lag", "lead").contains(name)) {
      return it.arguments().size() == 3
          ? NullRules.every(rules.all(it.arguments(), context), name + " has a default")
          : maybe(name + " is null where there is no such row");
    }
    if (name.equals("ntile")) {
      return rules.of(it.arguments().get(0), context);
    }
    boolean filled = it.filter() == null && frameHasRow(it.window(), context);
    if (!filled) {
      return maybe(name + " is null where the window has no rows");
    }
    return Set.of("first_value", "last_value").contains(name)
        ? rules.of(it.arguments().get(0), context)
        : ofRows(name, it.arguments(), context);
  }

  /** Of at least one row. */
  private Nullness ofRows(String name, List<Expression> arguments, Context rows) {
    if (COLLECTS.contains(name)) {
      return never(name + " of at least one row is never null");
    }
    if (!SKIPS.contains(name) || arguments.isEmpty()) {
      return maybe(name + " may be null");
    }
    Nullness argument = rules.of(arguments.get(0), rows);
    return NullRules.every(List.of(argument), name + " of at least one value that is not null");
  }

  /** Whether the row itself is in its frame. */
  private static boolean frameHasRow(int window, Context context) {
    return context.windows().stream()
        .filter(it -> it.number() == window)
        .map(Window::frame)
        .anyMatch(
            frame ->
                (frame & (FROM_START | FROM_ROW)) != 0
                    && (frame & (TO_END | TO_ROW)) != 0
                    && (frame & EXCLUDES) == 0);
  }

  /** Its name, where it is PostgreSQL's own. */
  private String name(int function) {
    return facts
        .function(function)
        .filter(Facts.Function::builtIn)
        .map(Facts.Function::name)
        .orElse("");
  }
}
