package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.declaration.Declaration;
import java.util.List;
import java.util.Optional;

/**
 * A record that is asked for, with its columns.
 *
 * @param request who asks for what
 * @param columns the columns, in the order of the record
 * @param related where it leads
 */
public record MappedView(
    ViewRequest request, List<MappedColumn> columns, List<MappedRelated> related) {
  public MappedView {
    columns = List.copyOf(columns);
    related = List.copyOf(related);
  }

  /** A view that leads nowhere. */
  public MappedView(ViewRequest request, List<MappedColumn> columns) {
    this(request, columns, List.of());
  }

  /** The same, leading to others. */
  MappedView relating(List<MappedRelated> others) {
    return new MappedView(request, columns, others);
  }

  /** The class of its record. */
  public JavaType recordType() {
    return JavaType.of(request.declaration().packageName(), request.recordName());
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
