package dev.veduta.processor;

import com.google.auto.service.AutoService;
import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.naming.Strategies;
import dev.veduta.processor.reading.DeclarationReader;
import dev.veduta.processor.reading.SourcePlace;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Messager;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Brings the user's declarations from javac to the {@link Generator}, and what that makes and says
 * back to javac: sources to its filer, problems, once each, to the accessor or annotation value
 * that caused them.
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
  private @Nullable Strategies strategies;
  private final boolean hasOthers;
  private List<Declaration> others;

  /** Made by javac, by name. */
  public ViewProcessor() {
    this(List.of());
  }

  /**
   * Made by the Maven plugin, in process.
   *
   * @param others declarations beside those in Java, for the first round
   */
  public ViewProcessor(List<Declaration> others) {
    this.hasOthers = !others.isEmpty();
    this.others = List.copyOf(others);
  }

  /** With strategies that are not looked for. */
  ViewProcessor(Strategies strategies) {
    this();
    this.strategies = strategies;
  }

  /** Where there are other declarations, it must run even if nothing is annotated. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return hasOthers ? Set.of("*") : DeclarationReader.ANNOTATIONS;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    DeclarationReader reader = new DeclarationReader(processingEnv);
    Outcome<Declaration> declared =
        new Outcome<>(others, Report.CLEAN)
            .then(reader::converting)
            .and(reader.read(annotations, round));
    others = List.of();
    Outcome<GeneratedSource> sources =
        new Generator(
                catalog(),
                strategies(),
                namesOf(round),
                place -> knowsGenerated(askerOf(place, round)),
                lists()::complete)
            .generate(declared, reader.known(declared.values()));
    print(sources.report());
    sources.values().forEach(this::write);
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

  /** Found where this processor was: on javac's processor path, or in the plugin's realm. */
  private Strategies strategies() {
    if (strategies == null) {
      strategies = Strategies.load(ViewProcessor.class.getClassLoader());
    }
    return strategies;
  }

  private ViewLists lists() {
    if (lists == null) {
      lists = new ViewLists(processingEnv.getFiler(), processingEnv.getElementUtils());
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

  /** What stands nowhere in Java belongs to the module that is compiled, as all in it does. */
  private static Element askerOf(Place place, RoundEnvironment round) {
    return place instanceof SourcePlace it
        ? it.element()
        : round.getRootElements().iterator().next();
  }

  private boolean knowsGenerated(Element asker) {
    var elements = processingEnv.getElementUtils();
    var module = elements.getModuleOf(asker);
    return module == null
        ? elements.getTypeElement(GENERATED) != null
        : elements.getTypeElement(module, GENERATED) != null;
  }

  private void print(Report report) {
    Messager messager = processingEnv.getMessager();
    for (Problem each : report.once()) {
      if (each.place() instanceof SourcePlace it) {
        messager.printMessage(
            each.code().kind(), each.message(), it.element(), it.annotation(), it.value());
      } else {
        messager.printMessage(each.code().kind(), each.message());
      }
    }
  }

  private void write(GeneratedSource source) {
    try (Writer out = open(source)) {
      out.write(source.text());
    } catch (IOException e) {
      print(
          Report.of(
              Problem.of(
                  ProblemCode.CANNOT_WRITE, source.place(), source.className(), e.toString())));
    }
  }

  private Writer open(GeneratedSource source) throws IOException {
    Element[] origin =
        source.place() instanceof SourcePlace it ? new Element[] {it.element()} : new Element[0];
    return processingEnv.getFiler().createSourceFile(source.className(), origin).openWriter();
  }
}
