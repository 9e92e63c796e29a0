package dev.veduta.processor.validation;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Declarations to the records they ask for, each with its view.
 *
 * @param directory the catalog
 */
public record RequestFinder(CatalogDirectory directory) {
  /** What one declaration asks for, in order of the views. */
  public Outcome<ViewRequest> find(Declaration declaration) {
    return Catalog.open(directory, declaration.place())
        .then(
            catalog ->
                declaration instanceof Declaration.OfInterface it
                    ? one(it, catalog)
                    : many((Declaration.OfPackage) declaration, catalog));
  }

  private static Outcome<ViewRequest> one(Declaration.OfInterface declaration, Catalog catalog) {
    Value view = declaration.view();
    return ViewName.parse(view.text())
        .map(name -> request(declaration, name, view, catalog))
        .orElseGet(
            () -> Outcome.failed(Problem.of(ProblemCode.BAD_VIEW_NAME, view.place(), view.text())));
  }

  private static Outcome<ViewRequest> many(Declaration.OfPackage declaration, Catalog catalog) {
    return catalog
        .namesIn(declaration.schema().text(), declaration.schema().place())
        .then(names -> matching(declaration, names, catalog));
  }

  private static Outcome<ViewRequest> matching(
      Declaration.OfPackage declaration, NavigableSet<String> names, Catalog catalog) {
    String schema = declaration.schema().text();
    List<String> wanted =
        names.stream().filter(name -> includes(declaration.exclude(), name).isEmpty()).toList();
    return new Outcome<>(wanted, unmatched(declaration, names))
        .thenOnAllCores(
            name ->
                includes(declaration.include(), name)
                    .map(it -> request(declaration, new QualifiedName(schema, name), it, catalog))
                    .orElseGet(() -> new Outcome<>(List.of(), Report.CLEAN)));
  }

  private static Outcome<ViewRequest> request(
      Declaration declaration, QualifiedName name, Value by, Catalog catalog) {
    return catalog
        .find(name, by.place())
        .then(view -> Outcome.of(new ViewRequest(declaration, by.place(), view)));
  }

  private static Report unmatched(Declaration.OfPackage declaration, NavigableSet<String> names) {
    return declaration.include().stream()
        .filter(pattern -> names.stream().noneMatch(name -> matches(pattern, name)))
        .map(
            it ->
                Problem.of(
                        ProblemCode.NO_VIEW_MATCHES,
                        it.place(),
                        declaration.schema().text(),
                        it.text())
                    .didYouMean(Nearest.to(it.text(), names)))
        .collect(Report.collecting());
  }

  private static Optional<Value> includes(List<Value> patterns, String name) {
    return patterns.stream().filter(it -> matches(it, name)).findFirst();
  }

  /** {@code *} stands for any text; nothing else is special. */
  private static boolean matches(Value pattern, String name) {
    String regex =
        Arrays.stream(pattern.text().split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
    return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
  }
}
