package dev.veduta.processor.reading;

import static java.util.Comparator.comparing;

import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.PackageConversion;
import dev.veduta.processor.declaration.Patterns;
import dev.veduta.processor.declaration.ViewExpressions;
import dev.veduta.processor.naming.NamingScheme;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Annotated elements to declarations; the shape of a declaration is judged here. */
public final class DeclarationReader {
  /** The names of the annotations it reads. */
  public static final Set<String> ANNOTATIONS =
      Set.of(
          Annotations.VIEW,
          Annotations.VIEWS,
          Annotations.VIEWS_LIST,
          Annotations.KEY,
          Annotations.MATERIALIZED,
          Annotations.INFO,
          Annotations.INFO_LIST);

  private final InterfaceReader interfaces;
  private final Elements elements;
  private final Annotations annotations;
  private final ConversionReader conversions;

  public DeclarationReader(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.annotations = new Annotations(elements);
    this.conversions = new ConversionReader(environment, annotations);
    this.interfaces = new InterfaceReader(environment, annotations, conversions);
  }

  /**
   * Reads what this round brought.
   *
   * @param present annotations that occur in it, ours among them
   */
  public Outcome<Declaration> read(Set<? extends TypeElement> present, RoundEnvironment round) {
    List<Declaration> all = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Element element : annotated(present, round)) {
      Report conversion = conversions.ofPackage(elements.getPackageOf(element)).report();
      problems.addAll(conversion.problems());
      if (!conversion.isClean()) {
        continue;
      }
      if (element instanceof PackageElement it) {
        Annotations.viewsOf(it).forEach(views -> packageOf(it, views).ifPresent(all::add));
      } else if (element instanceof TypeElement it) {
        Report shape = interfaces.judge(it);
        problems.addAll(shape.problems());
        if (shape.isClean()) {
          interfaces.read(it).ifPresent(all::add);
        }
      }
    }
    return new Outcome<>(all, new Report(problems)).keeping(DeclarationReader::judge);
  }

  /** Whether an interface or package, compiled before or now, asks for records. */
  public static boolean asksForRecords(Element element) {
    return Annotations.find(element, Annotations.VIEW).isPresent()
        || !Annotations.viewsOf(element).isEmpty();
  }

  /** The expressions of what this round brought, also of declarations that have problems. */
  public List<ViewExpressions> expressions(
      Set<? extends TypeElement> present, RoundEnvironment round) {
    return annotated(present, round).stream()
        .filter(TypeElement.class::isInstance)
        .flatMap(it -> interfaces.expressions((TypeElement) it).stream())
        .toList();
  }

  /** Declarations that these lead to and that this run was not given. */
  public List<Declaration> known(List<Declaration> declared) {
    return new KnownTargets(
            elements,
            it -> interfaces.judge(it).isClean() ? interfaces.read(it).stream() : Stream.empty(),
            it -> Annotations.viewsOf(it).stream().flatMap(views -> packageOf(it, views).stream()))
        .of(declared);
  }

  /** What is declared elsewhere, with what its package converts in Java. */
  public Outcome<Declaration> converting(Declaration declaration) {
    PackageElement element = elements.getPackageElement(declaration.packageName());
    if (element == null || !(declaration instanceof Declaration.OfPackage it)) {
      return Outcome.of(declaration);
    }
    Outcome<PackageConversion> all = conversions.ofPackage(element);
    return Outcome.<Declaration>of(it.converting(all.values())).keeping(same -> all.report());
  }

  private static List<Element> annotated(
      Set<? extends TypeElement> present, RoundEnvironment round) {
    return present.stream()
        .filter(it -> ANNOTATIONS.contains(it.getQualifiedName().toString()))
        .flatMap(it -> round.getElementsAnnotatedWith(it).stream())
        .distinct()
        .map(Element.class::cast)
        .sorted(comparing(Element::toString))
        .toList();
  }

  private Optional<Declaration.OfPackage> packageOf(
      PackageElement element, AnnotationMirror views) {
    return annotations
        .text(element, views, "schema")
        .map(
            schema ->
                new Declaration.OfPackage(
                    element.getQualifiedName().toString(),
                    new SourcePlace(element, views, null),
                    schema,
                    patterns(element, views, "include", "exclude"),
                    patterns(element, views, "columns", "excludeColumns"),
                    new NamingScheme(
                        strip(element, views, "stripPrefix", "stripSuffix"),
                        strip(element, views, "stripColumnPrefix", "stripColumnSuffix")),
                    annotations
                        .flag(element, views, "optional")
                        .filter(Declaration.Flag::isSet)
                        .isPresent(),
                    conversions.ofPackage(element).values()));
  }

  private Patterns patterns(
      PackageElement element, AnnotationMirror views, String include, String exclude) {
    return new Patterns(
        annotations.texts(element, views, include), annotations.texts(element, views, exclude));
  }

  private NamingScheme.Strip strip(
      PackageElement element, AnnotationMirror views, String prefixes, String suffixes) {
    return new NamingScheme.Strip(
        textsOf(element, views, prefixes), textsOf(element, views, suffixes));
  }

  private List<String> textsOf(PackageElement element, AnnotationMirror views, String member) {
    return annotations.texts(element, views, member).stream().map(Declaration.Value::text).toList();
  }

  private static Report judge(Declaration declaration) {
    if (declaration instanceof Declaration.OfPackage it && it.views().include().isEmpty()) {
      return empty("include of @Views", it);
    } else if (declaration instanceof Declaration.OfPackage it
        && it.columns().include().isEmpty()) {
      return empty("columns of @Views", it);
    } else if (declaration instanceof Declaration.OfInterface it
        && it.key().filter(List::isEmpty).isPresent()) {
      return empty("@Key on " + it.type(), it);
    }
    return Report.CLEAN;
  }

  private static Report empty(String what, Declaration declaration) {
    return Report.of(Problem.of(ProblemCode.EMPTY_DECLARATION, declaration.place(), what));
  }
}
