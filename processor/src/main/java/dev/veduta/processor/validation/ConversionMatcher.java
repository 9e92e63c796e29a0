package dev.veduta.processor.validation;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.type.Conversion;
import dev.veduta.catalog.type.ConverterExpression.Json;
import dev.veduta.catalog.type.ConverterExpression.Labels;
import dev.veduta.catalog.type.TypeMapping;
import dev.veduta.processor.declaration.Accessor;
import dev.veduta.processor.declaration.PackageConversion;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Columns to conversions of theirs: the one that the accessor asks for itself, else the package's,
 * for the type it returns; else that of its enum.
 */
final class ConversionMatcher {
  private final ViewRequest request;
  private final CatalogColumn column;

  ConversionMatcher(ViewRequest request, CatalogColumn column) {
    this.request = request;
    this.column = column;
  }

  /**
   * How an accessor's column is converted, if somebody asks for it, or the accessor returns an enum
   * that is the user's: those generated, here or in another package, tell their labels themselves.
   */
  Optional<Outcome<TypeMapping>> asked(Accessor accessor) {
    return accessor
        .conversions()
        .own()
        .map(it -> own(accessor, it))
        .or(() -> ofPackage(accessor))
        .or(() -> asEnum(accessor, true));
  }

  /** How a column that no accessor selects is converted, if the package says so of its type. */
  Optional<Outcome<TypeMapping>> asked() {
    List<PackageConversion> meant =
        request.declaration().conversions().stream().filter(it -> it.isFor(column.type())).toList();
    if (meant.size() > 1) {
      return Optional.of(ambiguous(meant, request.place()));
    }
    return meant.stream()
        .map(it -> first(it.conversion(), it.place()).keeping(all -> labels(all, it.place())))
        .findFirst();
  }

  /** How it is read as an enum that tells its labels itself. */
  Optional<Outcome<TypeMapping>> asTellingEnum(Accessor accessor) {
    return asEnum(accessor, false);
  }

  private Optional<Outcome<TypeMapping>> asEnum(Accessor accessor, boolean areKnown) {
    return accessor
        .conversions()
        .ofEnum()
        .filter(it -> it.expression() instanceof Labels labels && labels.areKnown() == areKnown)
        .flatMap(it -> accepted(accessor, it))
        .map(it -> checked(it, accessor.place()));
  }

  private Outcome<TypeMapping> own(Accessor accessor, Conversion conversion) {
    Place place = accessor.conversions().place();
    return first(conversion, place)
        .then(
            it ->
                accepted(accessor, conversion)
                    .map(Outcome::of)
                    .orElseGet(() -> Outcome.failed(otherType(accessor, it))))
        .keeping(it -> labels(it, place));
  }

  private Optional<Outcome<TypeMapping>> ofPackage(Accessor accessor) {
    List<PackageConversion> fitting =
        request.declaration().conversions().stream()
            .filter(it -> accepted(accessor, it.conversion()).isPresent())
            .toList();
    if (fitting.size() > 1) {
      return Optional.of(ambiguous(fitting, accessor.place()));
    }
    return fitting.stream()
        .flatMap(it -> accepted(accessor, it.conversion()).stream())
        .map(it -> checked(it, accessor.place()))
        .findFirst();
  }

  private Outcome<TypeMapping> checked(TypeMapping mapping, Place place) {
    return Outcome.of(mapping).keeping(it -> labels(it, place));
  }

  private Report labels(TypeMapping mapping, Place place) {
    return LabelRule.judge(request, column, mapping, place);
  }

  private Optional<TypeMapping> accepted(Accessor accessor, Conversion conversion) {
    return request.types().converted(column.type(), conversion).stream()
        .filter(accessor::accepts)
        .findFirst();
  }

  /** What it makes of the column, as it stands. */
  private Outcome<TypeMapping> first(Conversion conversion, Place place) {
    return request.types().converted(column.type(), conversion).stream()
        .findFirst()
        .map(Outcome::of)
        .orElseGet(() -> Outcome.failed(misfit(conversion, place)));
  }

  private Problem misfit(Conversion conversion, Place place) {
    if (conversion.expression() instanceof Json) {
      return Problem.of(
          ProblemCode.JSON_MISFIT, place, request.view().name(), column.name(), column.sqlType());
    }
    return Problem.of(
        ProblemCode.CONVERTER_MISFIT,
        place,
        request.view().name(),
        column.name(),
        column.sqlType(),
        conversion.what(),
        conversion.source().withNulls(),
        request.types().fits(column.type()).stream()
            .limit(ColumnMatcher.FITS_SHOWN)
            .map(it -> it.javaType().withNulls())
            .collect(joining(" or ")));
  }

  private Problem otherType(Accessor accessor, TypeMapping made) {
    return Problem.of(
        ProblemCode.OTHER_CONVERTED_TYPE,
        accessor.place(),
        request.view().name(),
        column.name(),
        made.javaType(),
        accessor.typeText());
  }

  private Outcome<TypeMapping> ambiguous(List<PackageConversion> fitting, Place place) {
    Stream<String> names = fitting.stream().map(it -> it.conversion().what());
    return Outcome.failed(
        Problem.of(
            ProblemCode.AMBIGUOUS_CONVERTER,
            place,
            request.view().name(),
            column.name(),
            names.collect(joining(" and "))));
  }
}
