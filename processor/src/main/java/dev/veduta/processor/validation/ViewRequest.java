package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.catalog.type.TypeTable;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.naming.JavaNames;
import dev.veduta.processor.report.Place;
import java.util.Optional;

/**
 * One record that is asked for.
 *
 * @param declaration who asks
 * @param place where
 * @param view the view it is to read
 */
public record ViewRequest(Declaration declaration, Place place, CatalogView view) {
  /** The interface that shapes it. */
  public Optional<Declaration.OfInterface> shape() {
    return declaration instanceof Declaration.OfInterface it ? Optional.of(it) : Optional.empty();
  }

  /** The name of the record. */
  public String recordName() {
    return declaration instanceof Declaration.OfPackage it
        ? it.naming().viewClass(view.name().name())
        : ((Declaration.OfInterface) declaration).recordName();
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
