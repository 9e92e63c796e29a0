package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogView;
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

  /** The first mapping of a column. */
  public Optional<MappedColumn> column(String name) {
    return columns.stream().filter(it -> it.column().name().equals(name)).findFirst();
  }
}
