package dev.veduta.processor.reading;

import static dev.veduta.processor.reading.Annotations.CONVERT;
import static dev.veduta.processor.reading.Annotations.CONVERT_LIST;
import static dev.veduta.processor.reading.Annotations.JSON;

import dev.veduta.catalog.type.Conversion;
import dev.veduta.catalog.type.ConverterExpression;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.declaration.Conversions;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.PackageConversion;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** {@code @Convert} and {@code @Json} to conversions. */
final class ConversionReader {
  /** What maps JSON, the newer one first. */
  private static final List<String> JACKSON =
      List.of("tools.jackson.databind.ObjectMapper", "com.fasterxml.jackson.databind.ObjectMapper");

  private static final JavaType STRING = JavaType.of("java.lang", "String");

  private final ProcessingEnvironment environment;
  private final Annotations annotations;
  private final ConverterReader converters;

  ConversionReader(ProcessingEnvironment environment, Annotations annotations) {
    this.environment = environment;
    this.annotations = annotations;
    this.converters = new ConverterReader(environment);
  }

  /** What a package converts. */
  Outcome<PackageConversion> ofPackage(PackageElement element) {
    return new Outcome<>(Annotations.each(element, CONVERT, CONVERT_LIST), Report.CLEAN)
        .then(convert -> ofPackage(element, convert));
  }

  private Outcome<PackageConversion> ofPackage(PackageElement element, AnnotationMirror convert) {
    List<Declaration.Value> types = annotations.texts(element, convert, "type");
    return converted(element, convert, element.getQualifiedName().toString())
        .then(
            it ->
                Outcome.of(
                    new PackageConversion(it, types, new SourcePlace(element, convert, null))));
  }

  /**
   * How an accessor's values may be converted.
   *
   * @param returned what it returns, or what is in the {@code Optional} that it returns
   * @param packageName where it will be read
   */
  Outcome<Conversions> ofAccessor(
      ExecutableElement accessor, TypeMirror returned, String packageName) {
    Outcome<Conversion> own = own(accessor, returned, packageName);
    Place place =
        Stream.of(CONVERT, JSON)
            .flatMap(it -> Annotations.find(accessor, it).stream())
            .findFirst()
            .<Place>map(it -> new SourcePlace(accessor, it, null))
            .orElseGet(() -> SourcePlace.of(accessor));
    Conversions conversions =
        new Conversions(own.values().stream().findFirst(), ofEnum(returned), place);
    return new Outcome<>(List.of(conversions), own.report());
  }

  private Outcome<Conversion> own(
      ExecutableElement accessor, TypeMirror returned, String packageName) {
    List<AnnotationMirror> converts = Annotations.each(accessor, CONVERT, CONVERT_LIST);
    Optional<? extends AnnotationMirror> json = Annotations.find(accessor, JSON);
    if (converts.size() + json.stream().count() > 1) {
      return Outcome.failed(
          Problem.of(
              ProblemCode.CONVERTED_TWICE, SourcePlace.of(accessor), accessor.getSimpleName()));
    }
    return json.isPresent()
        ? json(new SourcePlace(accessor, json.get(), null), returned, packageName)
        : new Outcome<>(converts, Report.CLEAN)
            .then(convert -> converted(accessor, convert, packageName));
  }

  /** None for what can be no value of a record, such as an array: there, no type fits. */
  private Outcome<Conversion> json(Place place, TypeMirror returned, String packageName) {
    if (JACKSON.stream().allMatch(it -> environment.getElementUtils().getTypeElement(it) == null)) {
      return Outcome.failed(Problem.of(ProblemCode.JACKSON_MISSING, place));
    } else if (!returned.getKind().isPrimitive() && !ConverterReader.isComplete(returned)) {
      return new Outcome<>(List.of(), Report.CLEAN);
    }
    JavaType type = Types.of(returned, packageName);
    return Outcome.of(new Conversion(STRING, type, new ConverterExpression.Json(type)));
  }

  /** None only if javac has something to say about the class. */
  private Outcome<Conversion> converted(
      Element element, AnnotationMirror convert, String packageName) {
    return Annotations.type(convert, "value")
        .map(
            it ->
                converters.read(
                    it.type(), packageName, new SourcePlace(element, convert, it.value())))
        .orElseGet(() -> new Outcome<>(List.of(), Report.CLEAN));
  }

  /** Of an enum, or of what is in a list. */
  private Optional<Conversion> ofEnum(TypeMirror returned) {
    if (!(returned instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement type)) {
      return Optional.empty();
    }
    if (type.getQualifiedName().contentEquals("java.util.List")
        && declared.getTypeArguments().size() == 1) {
      return ofEnum(declared.getTypeArguments().get(0));
    }
    return converters.enumeration(type);
  }
}
