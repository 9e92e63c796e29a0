package dev.veduta.processor.reading;

import static dev.veduta.processor.reading.Annotations.COLUMN;
import static dev.veduta.processor.reading.Annotations.EXPRESSION;
import static dev.veduta.processor.reading.Annotations.KEY;
import static dev.veduta.processor.reading.Annotations.MATERIALIZED;
import static dev.veduta.processor.reading.Annotations.VIEW;

import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.declaration.Accessor;
import dev.veduta.processor.declaration.Conversions;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.RelatedAccessor;
import dev.veduta.processor.declaration.ViewExpressions;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** An interface with {@code @View} to its declaration. */
final class InterfaceReader {
  private final ProcessingEnvironment environment;
  private final Annotations annotations;
  private final InfoReader info;
  private final ConversionReader conversions;
  private final LazyReader lazies;

  InterfaceReader(
      ProcessingEnvironment environment, Annotations annotations, ConversionReader conversions) {
    this.environment = environment;
    this.annotations = annotations;
    this.info = new InfoReader(annotations);
    this.conversions = conversions;
    this.lazies = new LazyReader(annotations);
  }

  /** Whether a record can implement it, and each abstract method be a component. */
  Report judge(TypeElement type) {
    List<Problem> problems = new ArrayList<>();
    Place place = SourcePlace.of(type);
    if (Annotations.find(type, VIEW).isEmpty()) {
      problems.addAll(withoutView(type, KEY, ProblemCode.KEY_WITHOUT_VIEW));
      problems.addAll(withoutView(type, MATERIALIZED, ProblemCode.MATERIALIZED_WITHOUT_VIEW));
      problems.addAll(InfoReader.misplaced(type, "it has no @View"));
    } else if (type.getKind() != ElementKind.INTERFACE) {
      problems.add(Problem.of(ProblemCode.NOT_AN_INTERFACE, place, name(type)));
    } else if (!type.getTypeParameters().isEmpty()) {
      problems.add(Problem.of(ProblemCode.GENERIC_DECLARATION, place, name(type)));
    } else if (isClosed(type)) {
      problems.add(Problem.of(ProblemCode.CLOSED_INTERFACE, place, name(type)));
    } else {
      methods(type).filter(InterfaceReader::isAbstract).forEach(it -> judge(type, it, problems));
      problems.addAll(info.judge(type));
      methods(type).forEach(it -> problems.addAll(judgeInfo(it)));
    }
    return new Report(problems);
  }

  private void judge(TypeElement type, ExecutableElement method, List<Problem> problems) {
    Place place = SourcePlace.of(method);
    if (!method.getParameters().isEmpty()) {
      problems.add(Problem.of(ProblemCode.ACCESSOR_WITH_PARAMETERS, place, method.toString()));
    } else if (!method.getTypeParameters().isEmpty()) {
      problems.add(Problem.of(ProblemCode.GENERIC_ACCESSOR, place, method.toString()));
    } else if (Annotations.find(method, COLUMN).isPresent()
        && Annotations.find(method, EXPRESSION).isPresent()) {
      problems.add(Problem.of(ProblemCode.COLUMN_AND_EXPRESSION, place, method.toString()));
    } else if (namesNoColumn(method)) {
      problems.add(
          Problem.of(ProblemCode.EMPTY_DECLARATION, place, "@Column on " + method.getSimpleName()));
    } else {
      LazyReader.judge(method, returned(type, method)).forEach(problems::add);
      if (!LazyReader.isRelated(method)) {
        problems.addAll(conversions(type, method).report().problems());
      }
    }
  }

  private boolean namesNoColumn(ExecutableElement method) {
    return Annotations.find(method, COLUMN)
        .filter(it -> annotations.texts(method, it, "value").isEmpty())
        .isPresent();
  }

  private List<Problem> judgeInfo(ExecutableElement method) {
    return isAbstract(method)
        ? info.judge(method)
        : InfoReader.misplaced(method, "it is no accessor");
  }

  /** Reads a well-shaped interface; none only if javac has something to say about its view. */
  Optional<Declaration.OfInterface> read(TypeElement type) {
    AnnotationMirror view = Annotations.find(type, VIEW).orElseThrow();
    return annotations.text(type, view, "value").map(name -> read(type, view, name));
  }

  /** The expressions of an interface of any shape; none only if it has no view. */
  Optional<ViewExpressions> expressions(TypeElement type) {
    return Annotations.find(type, VIEW)
        .flatMap(it -> annotations.text(type, it, "value"))
        .map(
            view ->
                new ViewExpressions(
                    view, methods(type).flatMap(it -> expression(it).stream()).toList()));
  }

  private Optional<Declaration.Value> expression(ExecutableElement method) {
    return Annotations.find(method, EXPRESSION)
        .flatMap(it -> annotations.text(method, it, "value"));
  }

  private Declaration.OfInterface read(
      TypeElement type, AnnotationMirror view, Declaration.Value name) {
    List<ExecutableElement> methods = methods(type).toList();
    return new Declaration.OfInterface(
        packageName(type),
        new SourcePlace(type, view, null),
        Types.of(type),
        withOuter(type).allMatch(it -> it.getModifiers().contains(Modifier.PUBLIC)),
        name,
        methods.stream()
            .filter(it -> isAbstract(it) && !LazyReader.isRelated(it))
            .map(it -> accessor(type, it))
            .toList(),
        methods.stream()
            .filter(it -> isAbstract(it) && LazyReader.isRelated(it))
            .map(it -> related(type, it))
            .toList(),
        methods.stream()
            .filter(it -> !isAbstract(it) && it.getParameters().isEmpty())
            .map(it -> new Declaration.Value(it.getSimpleName().toString(), SourcePlace.of(it)))
            .toList(),
        Annotations.find(type, KEY).map(key -> annotations.texts(type, key, "value")),
        Annotations.find(type, MATERIALIZED)
            .flatMap(materialized -> annotations.flag(type, materialized, "asTable")),
        conversions.ofPackage(environment.getElementUtils().getPackageOf(type)).values(),
        info.read(type));
  }

  private RelatedAccessor related(TypeElement type, ExecutableElement method) {
    return lazies.related(
        method, returned(type, method), packageName(type), isOverloaded(type, method));
  }

  private Outcome<Conversions> conversions(TypeElement type, ExecutableElement method) {
    return conversions.ofAccessor(method, valueIn(returned(type, method)), packageName(type));
  }

  private TypeMirror returned(TypeElement type, ExecutableElement method) {
    ExecutableType seen =
        (ExecutableType)
            environment.getTypeUtils().asMemberOf((DeclaredType) type.asType(), method);
    return seen.getReturnType();
  }

  private boolean isOverloaded(TypeElement type, ExecutableElement method) {
    return methods(type).filter(it -> it.getSimpleName().equals(method.getSimpleName())).count()
        > 1;
  }

  /** What a {@code Lazy} or an {@link Optional} is of, and else the type itself. */
  private static TypeMirror valueIn(TypeMirror returned) {
    return LazyReader.inside(returned).orElseGet(() -> Types.inOptional(returned));
  }

  private Accessor accessor(TypeElement type, ExecutableElement method) {
    TypeMirror returned = returned(type, method);
    Optional<TypeMirror> lazy = LazyReader.inside(returned);
    TypeMirror value = valueIn(returned);
    JavaType boxed = Types.of(value, packageName(type));
    boolean isOptional = lazy.isEmpty() && value != returned;
    return new Accessor(
        method.getSimpleName().toString(),
        Annotations.find(method, COLUMN).flatMap(it -> annotations.text(method, it, "value")),
        boxed,
        lazy.isPresent()
            ? "Lazy<" + boxed + ">"
            : Types.text(returned, Types.of(returned, packageName(type))),
        returned.getKind().isPrimitive(),
        lazy.map(LazyReader::mayBeNull).orElseGet(() -> isOptional || isNullable(method, returned)),
        isOptional,
        isOverloaded(type, method),
        Annotations.find(method, COLUMN).stream()
            .flatMap(it -> annotations.texts(method, it, "value").stream().skip(1))
            .toList(),
        expression(method),
        conversions(type, method).values().get(0),
        lazies.deferral(method, returned),
        info.read(method),
        SourcePlace.of(method));
  }

  /** A primitive is never null, whatever is written at it. */
  private static boolean isNullable(ExecutableElement method, TypeMirror returned) {
    return !returned.getKind().isPrimitive()
        && (Annotations.isNullable(returned)
            || Annotations.isNullable(method.getReturnType())
            || Annotations.isNullable(method));
  }

  /** What a record inherits: its super-interfaces' methods, then its own, without overridden. */
  private Stream<ExecutableElement> methods(TypeElement type) {
    List<ExecutableElement> methods = new ArrayList<>();
    collect(type, type, methods);
    return methods.stream();
  }

  private void collect(TypeElement type, TypeElement root, List<ExecutableElement> methods) {
    for (TypeMirror parent : type.getInterfaces()) {
      if (parent instanceof DeclaredType it && it.asElement() instanceof TypeElement element) {
        collect(element, root, methods);
      }
    }
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method && isInherited(method)) {
        add(method, root, methods);
      }
    }
  }

  private void add(ExecutableElement method, TypeElement root, List<ExecutableElement> methods) {
    for (int i = 0; i < methods.size(); i++) {
      ExecutableElement other = methods.get(i);
      if (other.equals(method) || overrides(other, method, root)) {
        return;
      }
      if (overrides(method, other, root)) {
        methods.set(i, method);
        return;
      }
    }
    methods.add(method);
  }

  /** Two interfaces may ask for the same accessor without knowing of each other. */
  private boolean overrides(ExecutableElement method, ExecutableElement other, TypeElement root) {
    return environment.getElementUtils().overrides(method, other, root)
        || (isAbstract(method)
            && isAbstract(other)
            && method.getSimpleName().equals(other.getSimpleName())
            && method.getParameters().isEmpty()
            && other.getParameters().isEmpty());
  }

  private static boolean isInherited(ExecutableElement method) {
    boolean equals =
        method.getSimpleName().contentEquals("equals") && method.getParameters().size() == 1;
    return !equals
        && !method.getModifiers().contains(Modifier.STATIC)
        && !method.getModifiers().contains(Modifier.PRIVATE);
  }

  private static boolean isAbstract(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }

  private static boolean isClosed(TypeElement type) {
    return type.getModifiers().contains(Modifier.SEALED)
        || withOuter(type).anyMatch(it -> it.getModifiers().contains(Modifier.PRIVATE));
  }

  private static Stream<TypeElement> withOuter(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? Stream.concat(Stream.of(type), withOuter(outer))
        : Stream.of(type);
  }

  private static List<Problem> withoutView(TypeElement type, String annotation, ProblemCode code) {
    return Annotations.find(type, annotation).stream()
        .map(it -> Problem.of(code, new SourcePlace(type, it, null), name(type)))
        .toList();
  }

  private String packageName(TypeElement type) {
    return environment.getElementUtils().getPackageOf(type).getQualifiedName().toString();
  }

  private static String name(TypeElement type) {
    return Types.of(type).toString();
  }
}
