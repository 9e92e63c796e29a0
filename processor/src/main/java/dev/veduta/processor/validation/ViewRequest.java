package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.catalog.type.TypeTable;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.naming.JavaNames;
import dev.veduta.processor.report.Place;
import java.util.List;
import java.util.Optional;

/**
 * One record that is asked for.
 *
 * @param declaration who asks
 * @param place where
 * @param view the view it is to read
 * @param recordName the name of the record
 * @param namer names the components that no accessor does
 */
public record ViewRequest(
    Declaration declaration, Place place, CatalogView view, String recordName, Namer namer) {
  /** The interface that shapes it. */
  public Optional<Declaration.OfInterface> shape() {
    return declaration instanceof Declaration.OfInterface it ? Optional.of(it) : Optional.empty();
  }

  /** The columns of a record that no accessor shapes. */
  List<CatalogColumn> columns() {
    return declaration instanceof Declaration.OfPackage it
        ? view.columns().stream()
            .filter(column -> it.columns().wanting(column.name()).isPresent())
            .toList()
        : view.columns();
  }

  /** Whether what can be null is to be an {@link Optional} where no accessor says. */
  public boolean prefersOptional() {
    return declaration instanceof Declaration.OfPackage it && it.prefersOptional();
  }

  /** The table of types, with generated ones in the declaration's package. */
  public TypeTable types() {
    return new TypeTable(
        it -> JavaType.of(declaration.packageName(), JavaNames.typeClass(it.name())));
  }
}
