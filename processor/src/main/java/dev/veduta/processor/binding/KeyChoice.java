package dev.veduta.processor.binding;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Grade;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.validation.MappedView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The identity key: the one that the user asserts, else the first of the catalog's that the record
 * can have and that is never null, else the first with nulls in it, else none. One of no columns
 * says that there is at most one row, and identifies nothing.
 */
final class KeyChoice {
  private KeyChoice() {}

  static Optional<KeyModel> of(MappedView mapped) {
    return asserted(mapped).map(it -> model(mapped, it)).or(() -> known(mapped));
  }

  private static Optional<KeyModel> known(MappedView mapped) {
    List<KeyModel> keys =
        mapped.view().keys().stream()
            .filter(it -> fits(mapped, it))
            .map(it -> model(mapped, it))
            .toList();
    return keys.stream()
        .filter(it -> !it.isNullable())
        .findFirst()
        .or(() -> keys.stream().findFirst());
  }

  private static Optional<CatalogKey> asserted(MappedView mapped) {
    return mapped.request().shape().flatMap(shape -> asserted(mapped, shape));
  }

  private static Optional<CatalogKey> asserted(MappedView mapped, Declaration.OfInterface shape) {
    return shape
        .key()
        .map(values -> values.stream().map(Value::text).toList())
        .map(columns -> new CatalogKey(columns, claim(mapped, columns, shape)));
  }

  /** What is asserted and known besides is known. */
  private static Claim claim(
      MappedView mapped, List<String> columns, Declaration.OfInterface shape) {
    return mapped
        .view()
        .key(Set.copyOf(columns))
        .map(CatalogKey::claim)
        .orElseGet(() -> new Claim(Grade.ASSERTED, "@Key on " + shape.type()));
  }

  private static boolean fits(MappedView mapped, CatalogKey key) {
    return !key.columns().isEmpty()
        && key.columns().stream().allMatch(column -> fits(mapped, column));
  }

  private static boolean fits(MappedView mapped, String column) {
    return mapped.column(column).filter(it -> it.unusableInKey().isEmpty()).isPresent();
  }

  private static KeyModel model(MappedView mapped, CatalogKey key) {
    return new KeyModel(
        key.columns().stream()
            .flatMap(column -> mapped.column(column).stream())
            .map(RecordBinder::component)
            .toList(),
        key.claim());
  }
}
