package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.processor.declaration.Accessor;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns that an accessor names beside the first, and reads as one with it. */
final class Twins {
  private Twins() {}

  /** Whether the view has them, each of the first's type. */
  static Report judge(ViewRequest request, Accessor accessor, CatalogColumn first) {
    return accessor.others().stream()
        .flatMap(it -> problem(request.view(), it, first).stream())
        .collect(Report.collecting());
  }

  private static Optional<Problem> problem(CatalogView view, Value name, CatalogColumn first) {
    Optional<CatalogColumn> other = view.column(name.text());
    if (other.isEmpty()) {
      List<String> names = view.columns().stream().map(CatalogColumn::name).toList();
      return Optional.of(
          Problem.of(ProblemCode.UNKNOWN_COLUMN, name.place(), view.name(), name.text())
              .didYouMean(Nearest.to(name.text(), names)));
    }
    return other
        .filter(it -> !isComparable(first, it))
        .map(
            it ->
                Problem.of(
                    ProblemCode.DIFFERENT_COLUMNS,
                    name.place(),
                    view.name(),
                    first.name(),
                    first.sqlType(),
                    it.name(),
                    it.sqlType()));
  }

  private static boolean isComparable(CatalogColumn first, CatalogColumn other) {
    return first.type().equals(other.type())
        && Objects.equals(first.collation(), other.collation());
  }

  /**
   * The first column, never null if it or one that is known to hold the same is. Of what is only
   * checked nothing follows: conditions and orders ask the first of rows that were not read yet.
   */
  static CatalogColumn asOne(CatalogView view, Accessor accessor, CatalogColumn first) {
    Optional<Claim> claim =
        Stream.concat(
                Stream.of(first),
                accessor.others().stream()
                    .filter(it -> isKnown(view, first, it))
                    .flatMap(it -> view.column(it.text()).stream()))
            .flatMap(it -> Stream.ofNullable(it.notNull()))
            .findFirst();
    return claim.map(first::claiming).orElse(first);
  }

  /** Whether the catalog knows that a column holds what the first does. */
  static boolean isKnown(CatalogView view, CatalogColumn first, Value other) {
    return view.claims().equality(List.of(first.name(), other.text())).isPresent();
  }
}
