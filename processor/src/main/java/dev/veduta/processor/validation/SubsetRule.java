package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.declaration.Patterns;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns that a package asks for must be there: each pattern matches one of some view's, and
 * of each view there is one left.
 */
final class SubsetRule {
  private SubsetRule() {}

  /** Judges all requests at once; a pattern of the plugin's serves several declarations. */
  static Report judge(List<ViewRequest> requests) {
    Report unmatched = unmatched(requests);
    return unmatched.isClean() ? nothingLeft(requests) : unmatched;
  }

  private static Report unmatched(List<ViewRequest> requests) {
    Map<Patterns, Set<String>> names = new LinkedHashMap<>();
    for (ViewRequest request : requests) {
      if (request.declaration() instanceof Declaration.OfPackage it) {
        request.view().columns().stream()
            .map(CatalogColumn::name)
            .forEach(names.computeIfAbsent(it.columns(), none -> new HashSet<>())::add);
      }
    }
    return names.entrySet().stream()
        .flatMap(it -> unmatched(it.getKey(), it.getValue()))
        .collect(Report.collecting());
  }

  private static Stream<Problem> unmatched(Patterns patterns, Set<String> names) {
    return patterns.unmatched(names).map(it -> noColumnMatches(it, names));
  }

  private static Problem noColumnMatches(Value pattern, Set<String> names) {
    return Problem.of(ProblemCode.NO_COLUMN_MATCHES, pattern.place(), pattern.text())
        .didYouMean(Nearest.to(pattern.text(), names));
  }

  private static Report nothingLeft(List<ViewRequest> requests) {
    return requests.stream()
        .filter(it -> it.columns().isEmpty() && !it.view().columns().isEmpty())
        .map(it -> Problem.of(ProblemCode.NO_COLUMN_LEFT, it.place(), it.view().name()))
        .collect(Report.collecting());
  }
}
