package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import java.util.List;
import java.util.Optional;

/** A column that a view does not have, and the one that was perhaps meant. */
final class UnknownColumn {
  private UnknownColumn() {}

  static Problem of(MappedView view, Value column) {
    return Problem.of(ProblemCode.UNKNOWN_COLUMN, column.place(), view.view().name(), column.text())
        .didYouMean(meant(view, column.text()));
  }

  /** An accessor's name means its column, whatever else is spelled like it. */
  static Optional<String> meant(MappedView view, String name) {
    List<String> names = view.view().columns().stream().map(CatalogColumn::name).toList();
    return view.columns().stream()
        .filter(it -> !it.isExpression() && it.component().equals(name))
        .map(it -> it.column().name())
        .findFirst()
        .or(() -> Nearest.to(name, names));
  }
}
