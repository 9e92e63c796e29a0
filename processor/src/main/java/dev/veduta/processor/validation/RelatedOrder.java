package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.type.ColumnKind;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.declaration.RelatedAccessor;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;
import java.util.Optional;

/** The order of a relationship's list: that of {@code orderBy}, and then of the key there. */
final class RelatedOrder {
  private static final String DESCENDING = " desc";

  private RelatedOrder() {}

  static Outcome<MappedRelated> match(MappedRelated related) {
    RelatedAccessor accessor = related.accessor();
    if (accessor.orderBy().isEmpty()) {
      return accessor.isToMany() && KeyChoice.of(related.target()).isEmpty()
          ? Outcome.failed(
              Problem.of(
                  ProblemCode.RELATED_WITHOUT_ORDER,
                  accessor.place(),
                  accessor.name(),
                  related.target().view().name()))
          : Outcome.of(related);
    }
    Outcome<MappedRelated.Order> order =
        new Outcome<>(accessor.orderBy(), Report.CLEAN).then(it -> match(related, it));
    return new Outcome<>(
        order.report().isClean() ? List.of(related.orderedBy(order.values())) : List.of(),
        order.report());
  }

  private static Outcome<MappedRelated.Order> match(MappedRelated related, Value text) {
    if (!related.accessor().isToMany()) {
      return refused(related, text, "it leads to one row at most");
    }
    boolean isDescending = isDescending(related, text.text());
    String name =
        isDescending
            ? text.text().substring(0, text.text().length() - DESCENDING.length())
            : text.text();
    Optional<MappedColumn> column = related.target().column(name);
    if (column.isEmpty()) {
      return unmapped(related, text, name);
    }
    return column.get().mapping().column() == ColumnKind.PLAIN
        ? refused(related, text, "SQL has no order for " + column.get().column().sqlType())
        : Outcome.of(new MappedRelated.Order(column.get(), isDescending));
  }

  /** A column may have such a name. */
  private static boolean isDescending(MappedRelated related, String text) {
    return text.endsWith(DESCENDING) && related.target().view().column(text).isEmpty();
  }

  private static Outcome<MappedRelated.Order> unmapped(
      MappedRelated related, Value text, String name) {
    List<String> names =
        related.target().view().columns().stream().map(CatalogColumn::name).toList();
    Value column = new Value(name, text.place());
    if (names.contains(name)) {
      return refused(related, column, "no accessor there reads it");
    }
    return names.stream().anyMatch(it -> name.startsWith(it + " "))
        ? refused(related, text, "nothing but \"desc\" can follow the column")
        : Outcome.failed(UnknownColumn.of(related.target(), column));
  }

  private static Outcome<MappedRelated.Order> refused(
      MappedRelated related, Value text, String why) {
    return Outcome.failed(
        Problem.of(
            ProblemCode.RELATED_ORDER, text.place(), text.text(), related.accessor().name(), why));
  }
}
