package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.processor.declaration.Accessor;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.report.Nearest;
import java.util.List;
import java.util.Optional;

/**
 * The column that an accessor perhaps means, where none has the name it asks for: one a few
 * keystrokes away. Else the column was perhaps renamed: of those that no accessor selects and that
 * this one could return, the only one, or the one beside what the accessors beside it select.
 */
final class MeantColumn {
  private final ViewRequest request;
  private final Accessor accessor;
  private final List<Accessor> accessors;

  private MeantColumn(ViewRequest request, Accessor accessor) {
    this.request = request;
    this.accessor = accessor;
    this.accessors = request.shape().map(Declaration.OfInterface::accessors).orElse(List.of());
  }

  static Optional<String> of(ViewRequest request, Accessor accessor) {
    List<String> names = request.view().columns().stream().map(CatalogColumn::name).toList();
    return Nearest.to(accessor.columnName(), names)
        .or(() -> new MeantColumn(request, accessor).renamed().map(CatalogColumn::name));
  }

  private Optional<CatalogColumn> renamed() {
    List<CatalogColumn> free = request.view().columns().stream().filter(this::isFree).toList();
    if (free.size() == 1) {
      return Optional.of(free.get(0));
    }
    int place = accessors.indexOf(accessor);
    return beside(place - 1, 1)
        .filter(free::contains)
        .or(() -> beside(place + 1, -1).filter(free::contains));
  }

  private boolean isFree(CatalogColumn column) {
    return (accessor.isNullable() || !column.isNullable())
        && request.types().fits(column.type()).stream().anyMatch(accessor::accepts)
        && accessors.stream()
            .flatMap(it -> it.selectFrom(request.view()).stream())
            .noneMatch(column::equals);
  }

  /** The column so many places after that of the accessor in this place. */
  private Optional<CatalogColumn> beside(int place, int places) {
    List<CatalogColumn> columns = request.view().columns();
    return accessors.stream()
        .skip(Math.max(0, place))
        .limit(place < 0 ? 0 : 1)
        .flatMap(it -> it.selectFrom(request.view()).stream())
        .map(it -> columns.indexOf(it) + places)
        .filter(it -> it >= 0 && it < columns.size())
        .map(columns::get)
        .findFirst();
  }
}
