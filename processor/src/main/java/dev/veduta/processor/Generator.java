package dev.veduta.processor;

import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.processor.binding.PackageBinder;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.model.SourceModel;
import dev.veduta.processor.model.ViewListModel;
import dev.veduta.processor.naming.Strategies;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import dev.veduta.processor.validation.ColumnMatcher;
import dev.veduta.processor.validation.KeyRule;
import dev.veduta.processor.validation.LazyRule;
import dev.veduta.processor.validation.MappedPackage;
import dev.veduta.processor.validation.MappedView;
import dev.veduta.processor.validation.NameRule;
import dev.veduta.processor.validation.PackageRule;
import dev.veduta.processor.validation.RelatedMatcher;
import dev.veduta.processor.validation.RequestFinder;
import dev.veduta.processor.validation.SlotRule;
import dev.veduta.processor.validation.TableRule;
import dev.veduta.processor.validation.ViewRequest;
import dev.veduta.processor.writing.SourceWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Turns declarations and the committed catalog into the sources of records, by values alone: it
 * knows no compiler, and never connects to a database. Both that bring declarations run it: {@link
 * ViewProcessor}, those in Java; the Maven plugin, those that its parameters stand for.
 *
 * <ol>
 *   <li>{@code validation}: each declaration finds its views in the catalog ({@link
 *       RequestFinder}), each view its columns and their Java types ({@link ColumnMatcher}, by
 *       {@code catalog.type}); rules judge names, sizes and keys; views find those that they lead
 *       to ({@link RelatedMatcher}); then the classes of one package are judged together.
 *   <li>{@code binding}: what passed becomes models, one for each file; nothing fails here.
 *   <li>{@code writing}: models become source text.
 * </ol>
 *
 * <p>A step is a function from values to an {@link Outcome}: values and problems. What has an error
 * goes no further, all else does. Each problem has an id ({@link ProblemCode}) and the place that
 * caused it. Views do not know of each other until their package is judged, nor do files, so that
 * these steps use all cores; the order of what comes out is that of what went in.
 *
 * @param catalog the catalog
 * @param strategies how the user names records and components
 * @param written the top-level classes that the user wrote, by qualified name
 * @param knowsGenerated whether {@code @Generated} can be seen from a place: a module may not read
 *     {@code java.compiler}
 * @param lists makes the list of a package's views complete, of which these may be a part
 */
public record Generator(
    CatalogDirectory catalog,
    Strategies strategies,
    Set<String> written,
    Predicate<Place> knowsGenerated,
    UnaryOperator<ViewListModel> lists) {
  /** The sources of what is declared, and the problems, those with the declarations first. */
  public Outcome<GeneratedSource> generate(Outcome<Declaration> declarations) {
    return generate(declarations, List.of());
  }

  /**
   * The same, where relationships may lead to what others declare.
   *
   * @param known what is generated elsewhere
   */
  public Outcome<GeneratedSource> generate(
      Outcome<Declaration> declarations, List<Declaration> known) {
    Outcome<MappedView> others = map(new Outcome<>(known, Report.CLEAN));
    Outcome<MappedView> views = RelatedMatcher.match(map(declarations), others.values());
    return new Outcome<>(MappedPackage.of(views.values()), views.report())
        .keeping(new PackageRule(written)::judge)
        .then(this::write);
  }

  private Outcome<MappedView> map(Outcome<Declaration> declarations) {
    return new RequestFinder(catalog, strategies).find(declarations).thenOnAllCores(Generator::map);
  }

  private static Outcome<MappedView> map(ViewRequest request) {
    return ColumnMatcher.match(request)
        .keeping(NameRule::judge)
        .keeping(SlotRule::judge)
        .keeping(KeyRule::judge)
        .keeping(TableRule::judge)
        .keeping(LazyRule::judge);
  }

  private Outcome<GeneratedSource> write(MappedPackage mapped) {
    Place place = mapped.views().get(0).request().place();
    SourceWriter writer =
        new SourceWriter(ViewProcessor.class.getName(), knowsGenerated.test(place));
    List<SourceModel> models = new ArrayList<>(PackageBinder.bind(mapped));
    models.add(lists.apply(PackageBinder.list(mapped)));
    return new Outcome<>(models, Report.CLEAN)
        .thenOnAllCores(it -> Outcome.of(source(it, writer, place)));
  }

  private static GeneratedSource source(SourceModel model, SourceWriter writer, Place place) {
    return new GeneratedSource(model.type().qualifiedName(), writer.write(model), place);
  }
}
