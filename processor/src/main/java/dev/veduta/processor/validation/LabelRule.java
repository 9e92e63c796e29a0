package dev.veduta.processor.validation;

import static java.util.Collections.disjoint;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.type.ConverterExpression.Constant;
import dev.veduta.catalog.type.ConverterExpression.Labels;
import dev.veduta.catalog.type.TypeMapping;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Each constant of a user's enum needs a label of its own, and where the column is of an enum too,
 * each has to have what the other has. An enum that tells its labels at run time is not looked
 * into.
 */
final class LabelRule {
  private LabelRule() {}

  /** Judges what a column is read as, if that is an enum of the user's. */
  static Report judge(ViewRequest request, CatalogColumn column, TypeMapping mapping, Place place) {
    return mapping
        .converter()
        .filter(it -> it instanceof Labels labels && labels.areKnown())
        .map(it -> judge(request, column, (Labels) it, place))
        .orElse(Report.CLEAN);
  }

  private static Report judge(
      ViewRequest request, CatalogColumn column, Labels labels, Place place) {
    Report repeated = repeated(labels, place);
    return repeated.isClean()
        ? enumeration(column.type())
            .map(it -> differences(request, column, labels, it, place))
            .orElse(Report.CLEAN)
        : repeated;
  }

  private static Report repeated(Labels labels, Place place) {
    Map<String, Constant> seen = new HashMap<>();
    return labels.constants().stream()
        .flatMap(
            it -> {
              Constant other = seen.putIfAbsent(it.label(), it);
              return other == null
                  ? Stream.empty()
                  : Stream.of(
                      Problem.of(
                          ProblemCode.REPEATED_LABEL,
                          place,
                          other.name(),
                          it.name(),
                          labels.type(),
                          it.label()));
            })
        .collect(Report.collecting());
  }

  private static Report differences(
      ViewRequest request,
      CatalogColumn column,
      Labels labels,
      PgType.Enumeration type,
      Place place) {
    Set<String> ours = labels.constants().stream().map(Constant::label).collect(toSet());
    if (!ours.isEmpty() && !type.labels().isEmpty() && disjoint(ours, type.labels())) {
      return Report.of(others(request, column, labels, type, place));
    }
    List<Constant> without =
        labels.constants().stream().filter(it -> !type.labels().contains(it.label())).toList();
    Stream<Problem> missing =
        type.labels().stream()
            .filter(it -> !ours.contains(it))
            .map(
                it ->
                    Problem.of(
                        ProblemCode.LABEL_WITHOUT_CONSTANT,
                        place,
                        request.view().name(),
                        column.name(),
                        it,
                        type.name(),
                        labels.type()));
    Stream<Problem> extra =
        without.stream()
            .map(
                it ->
                    Problem.of(
                            ProblemCode.CONSTANT_WITHOUT_LABEL,
                            place,
                            request.view().name(),
                            column.name(),
                            labels.type() + "." + it.name(),
                            it.label(),
                            type.name())
                        .didYouMean(Nearest.to(it.label(), type.labels())));
    return Stream.concat(missing, extra).collect(Report.collecting());
  }

  /** One problem rather than one of each label and each constant. */
  private static Problem others(
      ViewRequest request,
      CatalogColumn column,
      Labels labels,
      PgType.Enumeration type,
      Place place) {
    return Problem.of(
        ProblemCode.OTHER_LABELS,
        place,
        request.view().name(),
        column.name(),
        labels.type(),
        listed(labels.constants().stream().map(Constant::label)),
        type.name(),
        listed(type.labels().stream()));
  }

  private static String listed(Stream<String> labels) {
    return labels.map(it -> '"' + it + '"').collect(joining(", "));
  }

  private static Optional<PgType.Enumeration> enumeration(PgType type) {
    if (type instanceof PgType.Array it) {
      return enumeration(it.element());
    } else if (type instanceof PgType.Domain it) {
      return enumeration(it.base());
    }
    return type instanceof PgType.Enumeration it ? Optional.of(it) : Optional.empty();
  }
}
