package dev.veduta.processor.validation;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.type.TypeTable;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A relationship compares columns of one type whose equality Java can tell, and one side of it
 * holds a key: the other side where it leads to one row.
 */
final class RelatedRule {
  private RelatedRule() {}

  static Report judge(MappedRelated related) {
    Report pairs =
        IntStream.range(0, related.columns().size())
            .mapToObj(i -> pair(related, related.columns().get(i), related.others().get(i)))
            .flatMap(Optional::stream)
            .collect(Report.collecting());
    return pairs.isClean() ? number(related).stream().collect(Report.collecting()) : pairs;
  }

  private static Optional<Problem> pair(
      MappedRelated related, MappedColumn column, MappedColumn other) {
    if (!isSame(column, other)) {
      return Optional.of(
          problem(
              ProblemCode.RELATED_TYPES,
              related,
              column.column().name(),
              related.here().view().name(),
              column.column().sqlType(),
              column.mapping().javaType(),
              other.column().name(),
              related.target().view().name(),
              other.column().sqlType(),
              other.mapping().javaType()));
    }
    return unusable(related, related.here(), column)
        .or(() -> unusable(related, related.target(), other))
        .or(() -> caseless(related, column));
  }

  /** A key may have it: there, to tell too many values apart costs a second look-up alone. */
  private static Optional<Problem> caseless(MappedRelated related, MappedColumn column) {
    return TypeTable.isCaseless(column.column().type())
        ? Optional.of(
            problem(
                ProblemCode.RELATED_CASELESS,
                related,
                column.column().name(),
                related.here().view().name(),
                column.column().sqlType()))
        : Optional.empty();
  }

  private static boolean isSame(MappedColumn column, MappedColumn other) {
    return column.column().type().equals(other.column().type())
        && column.mapping().expression().equals(other.mapping().expression())
        && column.mapping().javaType().equals(other.mapping().javaType());
  }

  private static Optional<Problem> unusable(
      MappedRelated related, MappedView view, MappedColumn column) {
    Place place = related.accessor().place();
    return column
        .unusableInKey()
        .map(
            why ->
                Problem.of(
                    ProblemCode.UNUSABLE_KEY_COLUMN,
                    place,
                    view.view().name(),
                    column.column().name(),
                    why));
  }

  private static Optional<Problem> number(MappedRelated related) {
    boolean isOne = holdsKey(related.target(), related.others());
    if (isOne || (related.accessor().isToMany() && holdsKey(related.here(), related.columns()))) {
      return Optional.empty();
    }
    return Optional.of(related.accessor().isToMany() ? withoutKey(related) : notOne(related));
  }

  private static Problem withoutKey(MappedRelated related) {
    return problem(
        ProblemCode.RELATED_WITHOUT_KEY,
        related,
        names(related.columns()),
        related.here().view().name(),
        names(related.others()),
        related.target().view().name());
  }

  private static Problem notOne(MappedRelated related) {
    return problem(
        ProblemCode.RELATED_NOT_ONE,
        related,
        related.target().view().name(),
        names(related.others()),
        related.accessor().type());
  }

  /** Whether a key of the view, known or asserted, is among these columns. */
  private static boolean holdsKey(MappedView view, List<MappedColumn> columns) {
    List<String> names = columns.stream().map(it -> it.column().name()).toList();
    return Stream.concat(view.view().keys().stream(), KeyChoice.of(view).stream())
        .anyMatch(it -> names.containsAll(it.columns()));
  }

  private static String names(List<MappedColumn> columns) {
    return columns.stream().map(it -> it.column().name()).collect(joining(", "));
  }

  private static Problem problem(ProblemCode code, MappedRelated related, Object... arguments) {
    Object[] all =
        Stream.concat(Stream.of(related.accessor().name()), Stream.of(arguments)).toArray();
    return Problem.of(code, related.accessor().place(), all);
  }
}
