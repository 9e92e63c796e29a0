package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.naming.Strategies;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;
import java.util.NavigableSet;

/**
 * Declarations to the records they ask for, each with its view.
 *
 * @param directory the catalog
 * @param strategies how the user names what they have
 */
public record RequestFinder(CatalogDirectory directory, Strategies strategies) {
  /** What the declarations ask for, those of each in order of the views. */
  public Outcome<ViewRequest> find(Outcome<Declaration> declarations) {
    Outcome<ViewRequest> found =
        declarations.keeping(it -> Namer.judge(strategies, it)).then(this::find);
    return found.report().isClean() ? found.and(judge(found.values())) : found;
  }

  private Report judge(List<ViewRequest> requests) {
    return SubsetRule.judge(requests)
        .and(StripRule.judge(requests))
        .and(new ConvertedTypeRule(directory).judge(requests));
  }

  private Outcome<ViewRequest> find(Declaration declaration) {
    return Catalog.open(directory, declaration.place())
        .then(
            catalog ->
                declaration instanceof Declaration.OfInterface it
                    ? one(it, catalog)
                    : many((Declaration.OfPackage) declaration, catalog));
  }

  private Outcome<ViewRequest> one(Declaration.OfInterface declaration, Catalog catalog) {
    Value view = declaration.view();
    return ViewName.parse(view.text())
        .map(name -> request(declaration, name, view, catalog))
        .orElseGet(
            () -> Outcome.failed(Problem.of(ProblemCode.BAD_VIEW_NAME, view.place(), view.text())));
  }

  private Outcome<ViewRequest> many(Declaration.OfPackage declaration, Catalog catalog) {
    return catalog
        .namesIn(declaration.schema().text(), declaration.schema().place())
        .then(names -> matching(declaration, names, catalog));
  }

  private Outcome<ViewRequest> matching(
      Declaration.OfPackage declaration, NavigableSet<String> names, Catalog catalog) {
    String schema = declaration.schema().text();
    return new Outcome<>(List.copyOf(names), unmatched(declaration, names))
        .thenOnAllCores(
            name ->
                declaration
                    .views()
                    .wanting(name)
                    .map(it -> request(declaration, new QualifiedName(schema, name), it, catalog))
                    .orElseGet(() -> new Outcome<>(List.of(), Report.CLEAN)));
  }

  private Outcome<ViewRequest> request(
      Declaration declaration, QualifiedName name, Value by, Catalog catalog) {
    return catalog.find(name, by.place()).then(view -> request(declaration, by.place(), view));
  }

  private Outcome<ViewRequest> request(Declaration declaration, Place place, CatalogView view) {
    Namer namer = new Namer(view, declaration, strategies.strategy(), place);
    return namer
        .recordName()
        .then(name -> Outcome.of(new ViewRequest(declaration, place, view, name, namer)));
  }

  private static Report unmatched(Declaration.OfPackage declaration, NavigableSet<String> names) {
    return declaration
        .views()
        .unmatched(names)
        .filter(declaration.views().include()::contains)
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
}
