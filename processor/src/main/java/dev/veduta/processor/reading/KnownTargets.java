package dev.veduta.processor.reading;

import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.RelatedAccessor;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/**
 * Declarations that relationships lead to and that are on the class path alone: a compiler may be
 * given only the sources that changed.
 *
 * @param elements the compiler's
 * @param ofInterface reads an interface with {@code @View}
 * @param ofPackage reads a package's {@code @Views}
 */
record KnownTargets(
    Elements elements,
    Function<TypeElement, Stream<? extends Declaration>> ofInterface,
    Function<PackageElement, Stream<? extends Declaration>> ofPackage) {
  /** Those that these lead to. */
  List<Declaration> of(List<Declaration> declared) {
    Set<String> here =
        interfaces(declared).map(it -> it.type().qualifiedName()).collect(Collectors.toSet());
    return interfaces(declared)
        .flatMap(it -> it.related().stream())
        .map(RelatedAccessor::type)
        .map(it -> it.qualifiedName())
        .distinct()
        .filter(it -> !here.contains(it))
        .map(elements::getTypeElement)
        .filter(it -> it != null)
        .flatMap(this::behind)
        .toList();
  }

  private static Stream<Declaration.OfInterface> interfaces(List<Declaration> declared) {
    return declared.stream()
        .filter(Declaration.OfInterface.class::isInstance)
        .map(Declaration.OfInterface.class::cast);
  }

  /** What the type is: an interface, its record, or a record of a package. */
  private Stream<Declaration> behind(TypeElement type) {
    List<Declaration> shapes =
        Stream.concat(Stream.of(type), parents(type))
            .filter(it -> Annotations.find(it, Annotations.VIEW).isPresent())
            .<Declaration>flatMap(ofInterface)
            .toList();
    return shapes.isEmpty()
        ? ofPackage.apply(elements.getPackageOf(type)).map(Declaration.class::cast)
        : shapes.stream();
  }

  private static Stream<TypeElement> parents(TypeElement type) {
    return type.getInterfaces().stream()
        .filter(DeclaredType.class::isInstance)
        .map(it -> (TypeElement) ((DeclaredType) it).asElement());
  }
}
