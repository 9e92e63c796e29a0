package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.naming.NamingStrategy;
import dev.veduta.naming.ReflectedColumn;
import dev.veduta.naming.ReflectedView;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.naming.NamingScheme;
import dev.veduta.processor.naming.Reserved;
import dev.veduta.processor.naming.Strategies;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Names a record and the components that no accessor names: by the fixed rule, of what the
 * declaration's scheme leaves of a name, and then as the user's strategy has it.
 *
 * @param view the view
 * @param declaration who asks for its record
 * @param strategy the user's
 * @param place where problems belong
 */
record Namer(
    CatalogView view, Declaration declaration, Optional<NamingStrategy> strategy, Place place) {
  /** Whether the user's strategy, if there is one, can be had. */
  static Report judge(Strategies strategies, Declaration declaration) {
    return strategies.flaw().stream()
        .map(it -> Problem.of(ProblemCode.STRATEGY_UNUSABLE, declaration.place(), it))
        .collect(Report.collecting());
  }

  /** The class of the record; an interface's is named after it. */
  Outcome<String> recordName() {
    if (declaration instanceof Declaration.OfInterface it) {
      return Outcome.of(it.recordName());
    }
    return named(
        "view " + view.name(),
        scheme().viewClass(view.name().name()),
        Reserved::isRecordName,
        (it, usual) -> it.recordName(reflected(), usual));
  }

  /** The component that holds a column. */
  Outcome<String> component(CatalogColumn column) {
    return named(
        "column \"" + column.name() + "\" of " + view.name(),
        scheme().component(column.name()),
        Reserved::isComponentName,
        (it, usual) -> it.componentName(reflected(), reflected(column), usual));
  }

  private NamingScheme scheme() {
    return declaration instanceof Declaration.OfPackage it ? it.naming() : NamingScheme.NONE;
  }

  private Outcome<String> named(
      String what, String usual, Predicate<String> isUsable, Asking asking) {
    return strategy
        .map(it -> asked(it, what, usual, isUsable, asking))
        .orElseGet(() -> Outcome.of(usual));
  }

  private Outcome<String> asked(
      NamingStrategy strategy,
      String what,
      String usual,
      Predicate<String> isUsable,
      Asking asking) {
    String who = strategy.getClass().getName();
    try {
      String name = asking.ask(strategy, usual);
      return name != null && (name.equals(usual) || isUsable.test(name))
          ? Outcome.of(name)
          : Outcome.failed(
              Problem.of(ProblemCode.STRATEGY_NAME, place, who, what, String.valueOf(name)));
    } catch (RuntimeException | LinkageError e) {
      return Outcome.failed(
          Problem.of(ProblemCode.STRATEGY_FAILED, place, who, what, e.toString()));
    }
  }

  private ReflectedView reflected() {
    return new ReflectedView(
        view.name().schema(),
        view.name().name(),
        view.kind().name(),
        view.comment(),
        view.columns().stream().map(Namer::reflected).toList());
  }

  private static ReflectedColumn reflected(CatalogColumn column) {
    return new ReflectedColumn(
        column.name(), column.sqlType(), column.isNullable(), column.comment());
  }

  /** What a strategy is asked; the user's may answer null, whatever it promises. */
  private interface Asking {
    @Nullable String ask(NamingStrategy strategy, String usual);
  }
}
