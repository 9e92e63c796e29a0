package dev.veduta.processor.binding;

import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.RelatedModel;
import dev.veduta.processor.naming.JavaNames;
import dev.veduta.processor.validation.MappedColumn;
import dev.veduta.processor.validation.MappedRelated;
import dev.veduta.processor.validation.MappedView;
import java.util.List;

/** Where one view leads. */
final class RelatedBinder {
  private RelatedBinder() {}

  static RelatedModel bind(MappedRelated related) {
    return new RelatedModel(
        related.accessor().name(),
        JavaNames.recordConstant(related.accessor().name()),
        related.accessor().isToMany(),
        components(related.columns()),
        seen(related),
        related.target().recordType(),
        related.target().view().name(),
        components(related.others()),
        related.order().stream()
            .map(
                it ->
                    new RelatedModel.Order(RecordBinder.component(it.column()), it.isDescending()))
            .toList(),
        related.accessor().isOverloaded());
  }

  private static List<ComponentModel> components(List<MappedColumn> columns) {
    return columns.stream().map(RecordBinder::component).toList();
  }

  /** The interface, where that is what the accessor names. */
  private static JavaType seen(MappedRelated related) {
    MappedView target = related.target();
    return target
        .request()
        .shape()
        .map(Declaration.OfInterface::type)
        .filter(related.accessor().type()::isSameAs)
        .orElseGet(target::recordType);
  }
}
