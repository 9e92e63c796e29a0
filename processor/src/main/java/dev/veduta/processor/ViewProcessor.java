package dev.veduta.processor;

import com.google.auto.service.AutoService;
import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.processor.binding.PackageBinder;
import dev.veduta.processor.declaration.DeclarationReader;
import dev.veduta.processor.model.SourceModel;
import dev.veduta.processor.model.ViewListModel;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import dev.veduta.processor.validation.ColumnMatcher;
import dev.veduta.processor.validation.KeyRule;
import dev.veduta.processor.validation.MappedPackage;
import dev.veduta.processor.validation.MappedView;
import dev.veduta.processor.validation.NameRule;
import dev.veduta.processor.validation.PackageRule;
import dev.veduta.processor.validation.RequestFinder;
import dev.veduta.processor.validation.SlotRule;
import dev.veduta.processor.validation.TableRule;
import dev.veduta.processor.writing.SourceWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Turns the committed catalog and the user's declarations into records. It never connects to a
 * database.
 *
 * <p>In each round:
 *
 * <ol>
 *   <li>{@code declaration}: annotated elements become declarations, with their places.
 *   <li>{@code validation}: each declaration finds its views in the catalog ({@link
 *       RequestFinder}), each view its columns and their Java types ({@link ColumnMatcher}, by
 *       {@code catalog.type}); rules judge names, sizes and keys; then the classes of one package
 *       are judged together.
 *   <li>{@code binding}: what passed becomes models, one for each file; nothing fails here.
 *   <li>{@code writing}: models become source text.
 * </ol>
 *
 * <p>A step is a function from values to an {@link Outcome}: values and problems. What has an error
 * goes no further, all else does. Problems are printed once, at the end of the round, at the
 * accessor or annotation value that caused them; each has an id ({@link ProblemCode}).
 *
 * <p>Option {@code veduta.catalog} names the catalog's directory, relative to the working
 * directory; {@code src/main/veduta/catalog} if it is not given.
 */
@AutoService(Processor.class)
@SupportedOptions(ViewProcessor.CATALOG)
public final class ViewProcessor extends AbstractProcessor {
  /** The option that names the catalog's directory. */
  public static final String CATALOG = "veduta.catalog";

  private static final String DEFAULT_CATALOG = "src/main/veduta/catalog";
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private @Nullable ViewLists lists;

  /** Made by javac, by name; and by the Maven plugin, in process. */
  public ViewProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return DeclarationReader.ANNOTATIONS;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Outcome<MappedView> views =
        new DeclarationReader(processingEnv)
            .read(annotations, round)
            .then(new RequestFinder(catalog())::find)
            .then(ColumnMatcher::match)
            .keeping(NameRule::judge)
            .keeping(SlotRule::judge)
            .keeping(KeyRule::judge)
            .keeping(TableRule::judge);
    Outcome<MappedPackage> packages =
        new Outcome<>(MappedPackage.of(views.values()), views.report())
            .keeping(new PackageRule(namesOf(round))::judge);
    packages.report().printTo(processingEnv.getMessager());
    packages.values().forEach(this::write);
    if (round.processingOver() && !round.errorRaised()) {
      writeService();
    }
    return false;
  }

  private CatalogDirectory catalog() {
    String directory = processingEnv.getOptions().getOrDefault(CATALOG, DEFAULT_CATALOG);
    return new CatalogDirectory(Path.of(directory));
  }

  /** The user's; of what is generated, the lists have names of their own in each round. */
  private Set<String> namesOf(RoundEnvironment round) {
    return round.getRootElements().stream()
        .map(Element::toString)
        .filter(name -> !lists().names().contains(name))
        .collect(Collectors.toSet());
  }

  private void write(MappedPackage mapped) {
    Place place = mapped.views().get(0).request().place();
    SourceWriter writer =
        new SourceWriter(ViewProcessor.class.getName(), knowsGenerated(place.element()));
    PackageBinder.bind(mapped).forEach(it -> write(it, writer.write(it), place));
    ViewListModel list = lists().complete(PackageBinder.list(mapped));
    write(list, writer.write(list), place);
  }

  private ViewLists lists() {
    if (lists == null) {
      lists = new ViewLists(processingEnv.getFiler());
    }
    return lists;
  }

  private void writeService() {
    try {
      lists().writeService();
    } catch (IOException e) {
      processingEnv
          .getMessager()
          .printMessage(
              ProblemCode.CANNOT_WRITE.kind(),
              "[" + ProblemCode.CANNOT_WRITE.id() + "] META-INF/services cannot be written: " + e);
    }
  }

  private boolean knowsGenerated(Element asker) {
    var elements = processingEnv.getElementUtils();
    var module = elements.getModuleOf(asker);
    return module == null
        ? elements.getTypeElement(GENERATED) != null
        : elements.getTypeElement(module, GENERATED) != null;
  }

  private void write(SourceModel model, String text, Place place) {
    String name = model.type().qualifiedName();
    try (Writer out =
        processingEnv.getFiler().createSourceFile(name, place.element()).openWriter()) {
      out.write(text);
    } catch (IOException e) {
      Report.of(Problem.of(ProblemCode.CANNOT_WRITE, place, name, e.toString()))
          .printTo(processingEnv.getMessager());
    }
  }
}
