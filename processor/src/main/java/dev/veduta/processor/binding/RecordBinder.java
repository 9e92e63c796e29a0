package dev.veduta.processor.binding;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.declaration.Accessor;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.model.RecordModel;
import dev.veduta.processor.naming.JavaNames;
import dev.veduta.processor.validation.KeyChoice;
import dev.veduta.processor.validation.MappedColumn;
import dev.veduta.processor.validation.MappedView;
import dev.veduta.processor.validation.ViewRequest;
import java.util.Map;

/** The record of one view. */
final class RecordBinder {
  private RecordBinder() {}

  static RecordModel bind(MappedView mapped) {
    ViewRequest request = mapped.request();
    return new RecordModel(
        JavaType.of(request.declaration().packageName(), request.recordName()),
        request.shape().map(Declaration.OfInterface::isPublic).orElse(true),
        request.shape().map(Declaration.OfInterface::type),
        mapped.view(),
        mapped.columns().stream().map(it -> component(request, it)).toList(),
        mapped.related().stream().map(RelatedBinder::bind).toList(),
        KeyChoice.of(mapped).map(it -> key(mapped, it)),
        mapped.table(),
        request.shape().map(Declaration.OfInterface::info).orElse(Map.of()));
  }

  private static KeyModel key(MappedView mapped, CatalogKey key) {
    return new KeyModel(
        key.columns().stream()
            .flatMap(column -> mapped.column(column).stream())
            .map(it -> component(mapped.request(), it))
            .toList(),
        key.claim());
  }

  static ComponentModel component(ViewRequest request, MappedColumn mapped) {
    boolean isOptional =
        mapped.accessor().map(Accessor::isOptional).orElseGet(request::prefersOptional);
    return new ComponentModel(
        mapped.component(),
        mapped.constant(),
        mapped.column(),
        mapped.mapping(),
        mapped.isPrimitive(),
        mapped.isNullable(),
        mapped.isNullable() && isOptional,
        mapped.isExpression(),
        mapped.twins(request.view()),
        mapped.accessor().filter(Accessor::isOverloaded).isPresent(),
        mapped.accessor().map(Accessor::info).orElse(Map.of()),
        mapped.deferral().map(it -> JavaNames.recordConstant(it.name())));
  }
}
