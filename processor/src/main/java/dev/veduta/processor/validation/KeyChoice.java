package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Grade;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.Declaration.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The identity key: the one that the user asserts, else the first of the catalog's that the record
 * can have and that is never null, else the first with nulls in it, else none. One of no columns
 * says that there is at most one row, and identifies nothing.
 */
public final class KeyChoice {
  private KeyChoice() {}

  /** The key of a record, of columns that it has. */
  public static Optional<CatalogKey> of(MappedView mapped) {
    return asserted(mapped).or(() -> known(mapped));
  }

  /** Whether a part of it can be null. */
  static boolean isNullable(MappedView mapped, CatalogKey key) {
    return key.columns().stream()
        .flatMap(column -> mapped.column(column).stream())
        .anyMatch(MappedColumn::isNullable);
  }

  private static Optional<CatalogKey> known(MappedView mapped) {
    List<CatalogKey> keys = mapped.view().keys().stream().filter(it -> fits(mapped, it)).toList();
    return keys.stream()
        .filter(it -> !isNullable(mapped, it))
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
        .claims()
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
}
