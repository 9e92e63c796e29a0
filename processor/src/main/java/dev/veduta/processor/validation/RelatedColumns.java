package dev.veduta.processor.validation;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.declaration.RelatedAccessor;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns that lead from a record to another: those that the accessor names, the key of the one
 * side where it names only those of the other, or else a key and the columns of the same names.
 */
final class RelatedColumns {
  private final RelatedAccessor accessor;
  private final MappedView here;
  private final MappedView there;

  private RelatedColumns(RelatedAccessor accessor, MappedView here, MappedView there) {
    this.accessor = accessor;
    this.here = here;
    this.there = there;
  }

  static Outcome<MappedRelated> match(RelatedAccessor accessor, MappedView here, MappedView there) {
    RelatedColumns match = new RelatedColumns(accessor, here, there);
    return accessor.columns().isEmpty() && accessor.to().isEmpty()
        ? match.unnamed()
        : match.named(
            accessor.columns().isEmpty() ? match.keyOf(here) : accessor.columns(),
            accessor.to().isEmpty() ? match.keyOf(there) : accessor.to());
  }

  private List<Value> keyOf(MappedView view) {
    return names(view).stream().map(it -> new Value(it, accessor.place())).toList();
  }

  private static List<String> names(MappedView view) {
    return KeyChoice.of(view).map(CatalogKey::columns).orElse(List.of());
  }

  private Outcome<MappedRelated> unnamed() {
    List<String> key =
        Stream.of(names(here), names(there))
            .filter(it -> !it.isEmpty() && hasAll(here, it) && hasAll(there, it))
            .findFirst()
            .orElse(List.of());
    if (key.isEmpty()) {
      return failed(ProblemCode.RELATED_UNNAMED, here.view().name(), there.view().name());
    }
    if (!ColumnOrigin.isShared(here.view(), there.view(), key)) {
      return failed(
          ProblemCode.RELATED_BY_CHANCE,
          String.join(", ", key),
          here.view().name(),
          there.view().name());
    }
    List<Value> values = key.stream().map(it -> new Value(it, accessor.place())).toList();
    return named(values, values);
  }

  private static boolean hasAll(MappedView view, List<String> columns) {
    return columns.stream().allMatch(it -> view.view().column(it).isPresent());
  }

  private Outcome<MappedRelated> named(List<Value> columns, List<Value> others) {
    if (columns.size() != others.size()) {
      return failed(ProblemCode.RELATED_COUNT, joined(columns), joined(others));
    }
    Outcome<MappedColumn> from = mapped(here, columns);
    Outcome<MappedColumn> to = mapped(there, others);
    Report report = from.report().and(to.report());
    return new Outcome<>(
        report.isClean()
            ? List.of(
                new MappedRelated(accessor, here, from.values(), there, to.values(), List.of()))
            : List.of(),
        report);
  }

  private Outcome<MappedColumn> mapped(MappedView view, List<Value> columns) {
    return new Outcome<>(columns, Report.CLEAN).then(it -> mapped(accessor, view, it));
  }

  /** A column that a row is read with. */
  static Outcome<MappedColumn> mapped(RelatedAccessor accessor, MappedView view, Value column) {
    if (view.view().column(column.text()).isEmpty()) {
      return Outcome.failed(UnknownColumn.of(view, column));
    }
    return view.column(column.text())
        .filter(it -> it.deferral().isEmpty())
        .map(Outcome::of)
        .orElseGet(
            () ->
                Outcome.failed(
                    Problem.of(
                        ProblemCode.RELATED_NOT_MAPPED,
                        column.place(),
                        accessor.name(),
                        column.text(),
                        view.view().name())));
  }

  private static String joined(List<Value> columns) {
    return columns.stream().map(Value::text).collect(joining(", "));
  }

  private Outcome<MappedRelated> failed(ProblemCode code, Object... arguments) {
    Object[] all = Stream.concat(Stream.of(accessor.name()), Stream.of(arguments)).toArray();
    return Outcome.failed(Problem.of(code, accessor.place(), all));
  }
}
