package dev.veduta.processor.validation;

import static java.util.stream.Collectors.toSet;

import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.catalog.CatalogFormatException;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.declaration.PackageConversion;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types that a package converts must be there. Somewhere in the catalog: which records a
 * package has is not known here, as some may be declared elsewhere, or in another round of javac.
 *
 * @param directory the catalog
 */
record ConvertedTypeRule(CatalogDirectory directory) {
  /** Judges all requests at once; the whole catalog is read only if their views have not a type. */
  Report judge(List<ViewRequest> requests) {
    List<Value> types =
        requests.stream()
            .flatMap(it -> it.declaration().conversions().stream())
            .flatMap(it -> it.types().stream())
            .distinct()
            .toList();
    Set<String> known =
        requests.stream()
            .map(ViewRequest::view)
            .flatMap(ConvertedTypeRule::typesOf)
            .collect(toSet());
    return types.stream().allMatch(it -> known.contains(it.text()))
        ? Report.CLEAN
        : everyType().map(all -> unmatched(types, all)).orElse(Report.CLEAN);
  }

  private static Report unmatched(List<Value> types, Set<String> known) {
    return types.stream()
        .filter(it -> !known.contains(it.text()))
        .map(
            it ->
                Problem.of(ProblemCode.NO_TYPE_MATCHES, it.place(), it.text())
                    .didYouMean(Nearest.to(it.text(), known)))
        .collect(Report.collecting());
  }

  /** None if it cannot be read whole: then nobody knows what is not there. */
  private Optional<Set<String>> everyType() {
    Set<String> types = new HashSet<>();
    try {
      for (QualifiedName each : directory.names()) {
        directory.find(each).stream().flatMap(ConvertedTypeRule::typesOf).forEach(types::add);
      }
      return Optional.of(types);
    } catch (IOException | CatalogFormatException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> typesOf(CatalogView view) {
    return view.columns().stream().flatMap(it -> PackageConversion.namesOf(it.type()));
  }
}
