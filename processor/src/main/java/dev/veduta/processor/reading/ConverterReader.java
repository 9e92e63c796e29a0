package dev.veduta.processor.reading;

import static dev.veduta.processor.reading.Annotations.LABEL;
import static java.util.Objects.requireNonNull;

import dev.veduta.catalog.type.Conversion;
import dev.veduta.catalog.type.ConverterExpression;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** A class that {@code @Convert} names to its conversion. */
final class ConverterReader {
  private static final String CONVERTER = "dev.veduta.type.Converter";
  private static final String SQL_ENUM = "dev.veduta.type.SqlEnum";
  private static final JavaType STRING = JavaType.of("java.lang", "String");

  private final ProcessingEnvironment environment;
  private final Annotations annotations;

  ConverterReader(ProcessingEnvironment environment) {
    this.environment = environment;
    this.annotations = new Annotations(environment.getElementUtils());
  }

  /**
   * Reads a class.
   *
   * @param packageName where it will be used
   */
  Outcome<Conversion> read(TypeMirror named, String packageName, Place place) {
    return element(named).stream()
        .flatMap(it -> supertypes(it.asType()))
        .filter(it -> isNamed(it, CONVERTER))
        .findFirst()
        .map(it -> read((DeclaredType) named, it, packageName, place))
        .or(() -> element(named).flatMap(this::enumeration).map(Outcome::of))
        .orElseGet(() -> notAConverter(named, place));
  }

  private Outcome<Conversion> read(
      DeclaredType named, DeclaredType converter, String packageName, Place place) {
    List<? extends TypeMirror> arguments = converter.getTypeArguments();
    if (arguments.size() != 2 || !arguments.stream().allMatch(ConverterReader::isComplete)) {
      return notAConverter(named, place);
    }
    TypeElement type = (TypeElement) named.asElement();
    return expression(type, packageName)
        .map(
            it ->
                Outcome.of(
                    new Conversion(
                        Types.of(arguments.get(0), packageName),
                        Types.of(arguments.get(1), packageName),
                        it)))
        .orElseGet(
            () ->
                Outcome.failed(
                    Problem.of(ProblemCode.CONVERTER_NOT_CREATABLE, place, Types.of(type))));
  }

  private static Outcome<Conversion> notAConverter(TypeMirror named, Place place) {
    return Outcome.failed(Problem.of(ProblemCode.NOT_A_CONVERTER, place, named.toString()));
  }

  /** The labels of an enum; none if it is no enum, or has no constants. */
  Optional<Conversion> enumeration(TypeElement type) {
    List<ConverterExpression.Constant> constants =
        type.getEnclosedElements().stream()
            .filter(it -> it.getKind() == ElementKind.ENUM_CONSTANT)
            .map(it -> new ConverterExpression.Constant(it.getSimpleName().toString(), label(it)))
            .toList();
    boolean areKnown = supertypes(type.asType()).noneMatch(it -> isNamed(it, SQL_ENUM));
    JavaType name = Types.of(type);
    return constants.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Conversion(
                STRING, name, new ConverterExpression.Labels(name, constants, areKnown)));
  }

  private String label(Element constant) {
    return Annotations.find(constant, LABEL)
        .flatMap(it -> annotations.text(constant, it, "value"))
        .map(Declaration.Value::text)
        .orElseGet(() -> constant.getSimpleName().toString());
  }

  private static Optional<ConverterExpression> expression(TypeElement type, String packageName) {
    if (!isReachable(type, packageName) || !type.getTypeParameters().isEmpty()) {
      return Optional.empty();
    }
    JavaType name = Types.of(type);
    if (hasInstance(type, packageName)) {
      return Optional.of(new ConverterExpression.Instance(name));
    }
    boolean canBeMade =
        type.getKind().isClass()
            && type.getKind() != ElementKind.ENUM
            && !type.getModifiers().contains(Modifier.ABSTRACT)
            && !isInner(type)
            && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .anyMatch(it -> it.getParameters().isEmpty() && isReachable(it, packageName));
    return canBeMade ? Optional.of(new ConverterExpression.Created(name)) : Optional.empty();
  }

  private static boolean hasInstance(TypeElement type, String packageName) {
    return type.getEnclosedElements().stream()
        .filter(it -> it.getKind().isField() && it.getSimpleName().contentEquals("INSTANCE"))
        .anyMatch(
            it ->
                it.getModifiers().contains(Modifier.STATIC)
                    && isReachable(it, packageName)
                    && element(it.asType()).filter(type::equals).isPresent());
  }

  private static boolean isInner(TypeElement type) {
    return type.getNestingKind() != NestingKind.TOP_LEVEL
        && !type.getModifiers().contains(Modifier.STATIC);
  }

  /** Whether code of a package can name it: it, and the types around it. */
  private static boolean isReachable(Element element, String packageName) {
    if (element.getKind() == ElementKind.PACKAGE) {
      return true;
    }
    boolean isHere =
        !element.getModifiers().contains(Modifier.PRIVATE)
            && Types.packageOf(element).equals(packageName);
    return (isHere || element.getModifiers().contains(Modifier.PUBLIC))
        && isReachable(requireNonNull(element.getEnclosingElement()), packageName);
  }

  /** Whether it names classes alone, of the user's or yet to be generated. */
  static boolean isComplete(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        || (type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().allMatch(ConverterReader::isComplete));
  }

  /** The type itself, then what it extends and implements. */
  private Stream<DeclaredType> supertypes(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? Stream.concat(
            Stream.of((DeclaredType) type),
            environment.getTypeUtils().directSupertypes(type).stream().flatMap(this::supertypes))
        : Stream.empty();
  }

  private static boolean isNamed(DeclaredType type, String name) {
    return element(type).filter(it -> it.getQualifiedName().contentEquals(name)).isPresent();
  }

  private static Optional<TypeElement> element(TypeMirror type) {
    return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement it
        ? Optional.of(it)
        : Optional.empty();
  }
}
