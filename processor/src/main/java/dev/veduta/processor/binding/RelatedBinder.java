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
        components(related.here(), related.columns()),
        seen(related),
        related.target().recordType(),
        related.target().view().name(),
        components(related.target(), related.others()),
        related.order().stream().map(it -> order(related.target(), it)).toList(),
        related.accessor().isOverloaded());
  }

  private static List<ComponentModel> components(MappedView view, List<MappedColumn> columns) {
    return columns.stream().map(it -> RecordBinder.component(view.request(), it)).toList();
  }

  private static RelatedModel.Order order(MappedView view, MappedRelated.Order order) {
    return new RelatedModel.Order(
        RecordBinder.component(view.request(), order.column()), order.isDescending());
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
