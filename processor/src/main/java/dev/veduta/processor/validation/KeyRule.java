package dev.veduta.processor.validation;

import static java.util.stream.Collectors.toSet;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A key that the user asserts must be one that the record can have, and that the view's definition
 * does not disprove. Nulls in it are a mistake more often than meant, as behind an outer join: only
 * a key that the catalog knows may have them.
 */
public final class KeyRule {
  private KeyRule() {}

  /** Judges {@code @Key}, if there is one. */
  public static Report judge(MappedView mapped) {
    List<Value> key =
        mapped.request().shape().flatMap(Declaration.OfInterface::key).orElse(List.of());
    boolean isKnown =
        mapped.view().claims().key(key.stream().map(Value::text).collect(toSet())).isPresent();
    Report report = columns(mapped, key, isKnown);
    return report.isClean() ? report.and(disproof(mapped, key)) : report;
  }

  private static Report disproof(MappedView mapped, List<Value> key) {
    List<String> names = key.stream().map(Value::text).toList();
    return key.stream()
        .limit(1)
        .flatMap(
            first ->
                mapped.view().claims().disproofOfKey(names).stream()
                    .map(
                        it ->
                            Problem.of(
                                ProblemCode.DISPROVED_KEY,
                                first.place(),
                                mapped.view().name(),
                                String.join(", ", names),
                                "are equal",
                                it.because())))
        .collect(Report.collecting());
  }

  private static Report columns(MappedView mapped, List<Value> key, boolean isKnown) {
    Set<String> seen = new HashSet<>();
    return key.stream()
        .flatMap(
            it ->
                seen.add(it.text())
                    ? problem(mapped, it, isKnown).stream()
                    : Stream.of(
                        Problem.of(
                            ProblemCode.REPEATED_KEY_COLUMN,
                            it.place(),
                            mapped.view().name(),
                            it.text())))
        .collect(Report.collecting());
  }

  private static Optional<Problem> problem(MappedView mapped, Value column, boolean isKnown) {
    if (mapped.view().column(column.text()).isEmpty()) {
      List<String> names = mapped.view().columns().stream().map(CatalogColumn::name).toList();
      return Optional.of(
          problem(ProblemCode.UNKNOWN_KEY_COLUMN, mapped, column)
              .didYouMean(Nearest.to(column.text(), names)));
    }
    return mapped
        .column(column.text())
        .map(it -> problem(mapped, column, it, isKnown))
        .orElseGet(() -> Optional.of(problem(ProblemCode.KEY_NOT_MAPPED, mapped, column)));
  }

  private static Optional<Problem> problem(
      MappedView mapped, Value column, MappedColumn it, boolean isKnown) {
    if (it.isNullable() && !isKnown) {
      return Optional.of(
          mapped
              .view()
              .claims()
              .disproofOfNotNull(column.text())
              .map(
                  disproof ->
                      Problem.of(
                          ProblemCode.DISPROVED_KEY,
                          column.place(),
                          mapped.view().name(),
                          column.text(),
                          "have nulls",
                          disproof.because()))
              .orElseGet(() -> problem(ProblemCode.NULLABLE_KEY_COLUMN, mapped, column)));
    }
    return it.unusableInKey()
        .map(
            why ->
                Problem.of(
                    ProblemCode.UNUSABLE_KEY_COLUMN,
                    column.place(),
                    mapped.view().name(),
                    column.text(),
                    why));
  }

  private static Problem problem(ProblemCode code, MappedView mapped, Value column) {
    return Problem.of(code, column.place(), mapped.view().name(), column.text());
  }
}
