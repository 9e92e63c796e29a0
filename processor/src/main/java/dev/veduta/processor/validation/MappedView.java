package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogView;
import dev.veduta.processor.declaration.Declaration;
import java.util.List;
import java.util.Optional;

/**
 * A record that is asked for, with its columns.
 *
 * @param request who asks for what
 * @param columns the columns, in the order of the record
 */
public record MappedView(ViewRequest request, List<MappedColumn> columns) {
  public MappedView {
    columns = List.copyOf(columns);
  }

  /** The view. */
  public CatalogView view() {
    return request.view();
  }

  /** The table beside the view that is to keep its rows; empty where the view itself is read. */
  public Optional<String> table() {
    boolean isKept =
        request
            .shape()
            .flatMap(Declaration.OfInterface::asTable)
            .map(Declaration.Flag::isSet)
            .orElseGet(view()::asksForTable);
    return isKept ? Optional.of(view().tableName()) : Optional.empty();
  }

  /** The first mapping of a column. */
  public Optional<MappedColumn> column(String name) {
    return columns.stream()
        .filter(it -> !it.isExpression() && it.column().name().equals(name))
        .findFirst();
  }
}
