package dev.veduta.processor.reading;

import static dev.veduta.processor.reading.Annotations.DEFERRED;
import static dev.veduta.processor.reading.Annotations.RELATED;

import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.Deferral;
import dev.veduta.processor.declaration.RelatedAccessor;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Accessors that return a {@code Lazy}: deferred columns, and relationships. */
record LazyReader(Annotations annotations) {
  private static final String LAZY = "dev.veduta.session.Lazy";

  /** What a relationship's {@code Lazy} can hold, and whether that is any number. */
  private static final Map<String, Boolean> HOLDERS =
      Map.of("java.util.Optional", false, "java.util.List", true);

  /** What the annotations say that the type does not. */
  static Stream<Problem> judge(ExecutableElement method, TypeMirror returned) {
    if (isRelated(method)) {
      return target(returned).isPresent()
          ? Stream.empty()
          : Stream.of(problem(ProblemCode.RELATED_TYPE, method, returned));
    }
    return Annotations.find(method, DEFERRED).isPresent() && inside(returned).isEmpty()
        ? Stream.of(problem(ProblemCode.DEFERRED_TYPE, method, returned))
        : Stream.empty();
  }

  private static Problem problem(ProblemCode code, ExecutableElement method, TypeMirror returned) {
    return Problem.of(
        code,
        SourcePlace.of(method),
        method.getSimpleName(),
        Types.text(returned, Types.of(returned, "")));
  }

  static boolean isRelated(ExecutableElement method) {
    return Annotations.find(method, RELATED).isPresent();
  }

  /** What a {@code Lazy} is of; empty of any other type. */
  static Optional<TypeMirror> inside(TypeMirror returned) {
    return argument(returned).filter(it -> isNamed(returned, LAZY));
  }

  /** Of a type that this very run generates, nothing is told of its nullness. */
  static boolean mayBeNull(TypeMirror inside) {
    return inside.getKind() == TypeKind.ERROR || Annotations.isNullable(inside);
  }

  Optional<Deferral> deferral(ExecutableElement method, TypeMirror returned) {
    return inside(returned)
        .map(
            lazy ->
                Annotations.find(method, DEFERRED)
                    .flatMap(it -> annotations.text(method, it, "value"))
                    .map(group -> new Deferral(group.text(), true))
                    .orElseGet(() -> new Deferral(method.getSimpleName().toString(), false)));
  }

  RelatedAccessor related(
      ExecutableElement method, TypeMirror returned, String packageName, boolean isOverloaded) {
    AnnotationMirror related = Annotations.find(method, RELATED).orElseThrow();
    return new RelatedAccessor(
        method.getSimpleName().toString(),
        inside(returned).map(LazyReader::nameOf).map(HOLDERS::get).orElseThrow(),
        target(returned).map(it -> Types.of(it, packageName)).orElseThrow(),
        texts(method, related, "columns"),
        texts(method, related, "to"),
        texts(method, related, "orderBy"),
        isOverloaded,
        SourcePlace.of(method));
  }

  private List<Declaration.Value> texts(
      ExecutableElement method, AnnotationMirror related, String member) {
    return annotations.texts(method, related, member);
  }

  private static Optional<TypeMirror> target(TypeMirror returned) {
    return inside(returned)
        .filter(it -> HOLDERS.containsKey(nameOf(it)))
        .flatMap(LazyReader::argument)
        .filter(it -> it instanceof DeclaredType);
  }

  private static Optional<TypeMirror> argument(TypeMirror type) {
    return type instanceof DeclaredType declared && declared.getTypeArguments().size() == 1
        ? Optional.of(declared.getTypeArguments().get(0))
        : Optional.empty();
  }

  private static boolean isNamed(TypeMirror type, String name) {
    return nameOf(type).equals(name);
  }

  private static String nameOf(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? element.getQualifiedName().toString()
        : "";
  }
}
