package dev.veduta.processor.validation;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.Disproof;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.catalog.type.TypeMapping;
import dev.veduta.catalog.type.TypeTable;
import dev.veduta.processor.declaration.Accessor;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;
import java.util.Optional;

/** Accessors to columns, or else all columns, each with the Java type it is read as. */
public final class ColumnMatcher {
  /** Enough to see what would do; arrays of any depth fit as well. */
  static final int FITS_SHOWN = 3;

  private ColumnMatcher() {}

  /** The view with its columns, or what is wrong with an accessor. */
  public static Outcome<MappedView> match(ViewRequest request) {
    List<Accessor> accessors =
        request.shape().map(Declaration.OfInterface::accessors).orElse(List.of());
    Outcome<MappedColumn> columns =
        accessors.isEmpty()
            ? all(request)
            : new Outcome<>(accessors, Report.CLEAN).then(it -> selected(request, it));
    Report report = columns.report().and(unknownTypes(request, columns.values()));
    return new Outcome<>(
        report.isClean() ? List.of(new MappedView(request, columns.values())) : List.of(), report);
  }

  private static Outcome<MappedColumn> all(ViewRequest request) {
    TypeTable types = request.types();
    return new Outcome<>(request.columns(), Report.CLEAN)
        .then(
            column ->
                new ConversionMatcher(request, column)
                    .asked()
                    .orElseGet(() -> Outcome.of(types.defaultOf(column.type())))
                    .then(it -> named(request, column, it)));
  }

  private static Outcome<MappedColumn> named(
      ViewRequest request, CatalogColumn column, TypeMapping mapping) {
    return request
        .namer()
        .component(column)
        .then(it -> Outcome.of(new MappedColumn(it, column, Optional.empty(), mapping)));
  }

  private static Outcome<MappedColumn> selected(ViewRequest request, Accessor accessor) {
    return accessor
        .selectFrom(request.view())
        .map(column -> mapped(request, accessor, column))
        .orElseGet(() -> Outcome.failed(unknown(request, accessor)));
  }

  private static Outcome<MappedColumn> mapped(
      ViewRequest request, Accessor accessor, CatalogColumn first) {
    CatalogColumn column = Twins.asOne(request.view(), accessor, first);
    List<TypeMapping> fits = request.types().fits(column.type());
    ConversionMatcher conversions = new ConversionMatcher(request, column);
    return conversions
        .asked(accessor)
        .or(() -> fits.stream().filter(accessor::accepts).findFirst().map(Outcome::of))
        .or(() -> conversions.asTellingEnum(accessor))
        .orElseGet(() -> Outcome.failed(wrongType(request, accessor, column, fits)))
        .then(
            it -> Outcome.of(new MappedColumn(accessor.name(), column, Optional.of(accessor), it)))
        .keeping(it -> Twins.judge(request, accessor, column))
        .keeping(it -> nullness(request, accessor, it))
        .keeping(it -> nullnessInside(request, accessor, it));
  }

  /** Elements of any array can be null in PostgreSQL, and so can values of an hstore. */
  private static Report nullnessInside(
      ViewRequest request, Accessor accessor, MappedColumn mapped) {
    JavaType javaType = mapped.mapping().javaType();
    return accessor.type().admitsNullsOf(javaType)
        ? Report.CLEAN
        : Report.of(
            Problem.of(
                ProblemCode.NULLABLE_ELEMENTS,
                accessor.place(),
                request.view().name(),
                mapped.described(),
                mapped.column().sqlType(),
                accessor.shown(javaType.withNulls())));
  }

  private static Report nullness(ViewRequest request, Accessor accessor, MappedColumn mapped) {
    CatalogColumn column = mapped.column();
    if (accessor.isNullable() || !column.isNullable()) {
      return Report.CLEAN;
    }
    JavaType javaType = mapped.mapping().javaType();
    return Report.of(
        disproof(request, mapped)
            .map(
                it ->
                    Problem.of(
                        ProblemCode.DISPROVED_NOT_NULL,
                        accessor.place(),
                        request.view().name(),
                        column.name(),
                        it.because(),
                        accessor.orNothing(javaType)))
            .orElseGet(
                () ->
                    Problem.of(
                        mapped.isExpression()
                            ? ProblemCode.NULLABLE_EXPRESSION
                            : ProblemCode.NULLABLE_COLUMN,
                        accessor.place(),
                        request.view().name(),
                        column.name(),
                        accessor.orNothing(javaType))));
  }

  private static Optional<Disproof> disproof(ViewRequest request, MappedColumn mapped) {
    return mapped.isExpression()
        ? Optional.empty()
        : request.view().claims().disproofOfNotNull(mapped.column().name());
  }

  private static Problem unknown(ViewRequest request, Accessor accessor) {
    return accessor
        .expression()
        .map(
            it ->
                Problem.of(
                    ProblemCode.UNKNOWN_EXPRESSION, it.place(), request.view().name(), it.text()))
        .orElseGet(() -> unknownColumn(request, accessor));
  }

  private static Problem unknownColumn(ViewRequest request, Accessor accessor) {
    return Problem.of(
            ProblemCode.UNKNOWN_COLUMN,
            accessor.columnPlace(),
            request.view().name(),
            accessor.columnName())
        .didYouMean(MeantColumn.of(request, accessor));
  }

  private static Problem wrongType(
      ViewRequest request, Accessor accessor, CatalogColumn column, List<TypeMapping> fits) {
    return Problem.of(
        ProblemCode.WRONG_TYPE,
        accessor.place(),
        request.view().name(),
        (accessor.expression().isPresent() ? "expression" : "column") + " \"" + column.name() + '"',
        column.sqlType(),
        accessor.typeText(),
        fits.stream()
            .limit(FITS_SHOWN)
            .map(it -> column.isNullable() ? accessor.orNull(it.javaType()) : accessor.shown(it))
            .collect(joining(" or ")));
  }

  /** Only where nobody asked for the text form. */
  private static Report unknownTypes(ViewRequest request, List<MappedColumn> columns) {
    return columns.stream()
        .filter(it -> it.accessor().isEmpty() && it.mapping().converter().isEmpty())
        .map(MappedColumn::column)
        .flatMap(
            column ->
                TypeTable.unknownIn(column.type())
                    .map(
                        type ->
                            Problem.of(
                                ProblemCode.UNKNOWN_TYPE,
                                request.place(),
                                request.view().name(),
                                column.name(),
                                type)))
        .collect(Report.collecting());
  }
}
