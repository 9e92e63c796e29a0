package dev.veduta.processor.reading;

import dev.veduta.processor.declaration.Declaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * The runtime's annotations by name, and what they say.
 *
 * @param elements the compiler's
 */
record Annotations(Elements elements) {
  static final String VIEW = "dev.veduta.annotation.View";
  static final String VIEWS = "dev.veduta.annotation.Views";
  static final String VIEWS_LIST = "dev.veduta.annotation.Views.List";
  static final String KEY = "dev.veduta.annotation.Key";
  static final String MATERIALIZED = "dev.veduta.annotation.Materialized";
  static final String RELATED = "dev.veduta.annotation.Related";
  static final String DEFERRED = "dev.veduta.annotation.Deferred";
  static final String COLUMN = "dev.veduta.annotation.Column";
  static final String EXPRESSION = "dev.veduta.annotation.Expression";
  static final String CONVERT = "dev.veduta.annotation.Convert";
  static final String CONVERT_LIST = "dev.veduta.annotation.Convert.List";
  static final String JSON = "dev.veduta.annotation.Json";
  static final String LABEL = "dev.veduta.annotation.Label";
  static final String INFO = "dev.veduta.annotation.Info";
  static final String INFO_LIST = "dev.veduta.annotation.Info.List";

  static Optional<? extends AnnotationMirror> find(Element element, String name) {
    return element.getAnnotationMirrors().stream().filter(it -> isNamed(it, name)).findFirst();
  }

  /** Whether something is annotated by any annotation that is simply named {@code Nullable}. */
  static boolean isNullable(AnnotatedConstruct construct) {
    return construct.getAnnotationMirrors().stream()
        .anyMatch(
            it -> it.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
  }

  /** The {@code @Views} of a package, however many. */
  static List<? extends AnnotationMirror> viewsOf(Element element) {
    return each(element, VIEWS, VIEWS_LIST);
  }

  /** An annotation that can be repeated, however many. */
  static List<AnnotationMirror> each(Element element, String name, String listName) {
    Optional<? extends AnnotationMirror> list = find(element, listName);
    if (list.isEmpty()) {
      return List.copyOf(find(element, name).stream().toList());
    }
    return list.get().getElementValues().values().stream()
        .flatMap(it -> elementsOf(it).stream())
        .map(it -> (AnnotationMirror) it.getValue())
        .toList();
  }

  /** A member's text, or its default; none only if the user left it out, for javac to report. */
  Optional<Declaration.Value> text(Element element, AnnotationMirror annotation, String member) {
    return texts(element, annotation, member).stream().findFirst();
  }

  /** A member that is true or false; none only if the user left it out. */
  Optional<Declaration.Flag> flag(Element element, AnnotationMirror annotation, String member) {
    return elements.getElementValuesWithDefaults(annotation).entrySet().stream()
        .filter(it -> it.getKey().getSimpleName().contentEquals(member))
        .map(Map.Entry::getValue)
        .filter(it -> it.getValue() instanceof Boolean)
        .map(it -> flag(it, new SourcePlace(element, annotation, it)))
        .findFirst();
  }

  /** A class in an annotation, and where. */
  record TypeValue(TypeMirror type, AnnotationValue value) {}

  /** A member that is a class; none if the compiler could not make sense of it. */
  static Optional<TypeValue> type(AnnotationMirror annotation, String member) {
    return annotation.getElementValues().entrySet().stream()
        .filter(it -> it.getKey().getSimpleName().contentEquals(member))
        .map(Map.Entry::getValue)
        .filter(it -> it.getValue() instanceof TypeMirror type && type.getKind() != TypeKind.ERROR)
        .map(it -> new TypeValue((TypeMirror) it.getValue(), it))
        .findFirst();
  }

  private static Declaration.Flag flag(AnnotationValue value, SourcePlace place) {
    return new Declaration.Flag((Boolean) value.getValue(), place);
  }

  /** A member's texts, or its default. */
  List<Declaration.Value> texts(Element element, AnnotationMirror annotation, String member) {
    return elements.getElementValuesWithDefaults(annotation).entrySet().stream()
        .filter(it -> it.getKey().getSimpleName().contentEquals(member))
        .map(Map.Entry::getValue)
        .flatMap(it -> elementsOf(it).stream())
        .map(it -> new Declaration.Value(textOf(it), new SourcePlace(element, annotation, it)))
        .toList();
  }

  /** What the user wrote for a member, each element of an array. */
  static Stream<? extends AnnotationValue> values(AnnotationMirror annotation, String member) {
    return annotation.getElementValues().entrySet().stream()
        .filter(it -> it.getKey().getSimpleName().contentEquals(member))
        .flatMap(it -> elementsOf(it.getValue()).stream());
  }

  /** What the compiler could not make sense of is its to report. */
  private static String textOf(AnnotationValue value) {
    return value.getValue() instanceof String text ? text : "";
  }

  @SuppressWarnings("unchecked") // of an array, says AnnotationValue.getValue
  private static List<? extends AnnotationValue> elementsOf(AnnotationValue value) {
    return value.getValue() instanceof List<?> list
        ? (List<? extends AnnotationValue>) list
        : List.of(value);
  }

  private static boolean isNamed(AnnotationMirror annotation, String name) {
    return ((TypeElement) annotation.getAnnotationType().asElement())
        .getQualifiedName()
        .contentEquals(name);
  }
}
