package dev.veduta.processor.model;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.catalog.type.TypeMapping;
import java.util.List;

/**
 * The record of a composite type. Its attributes can always be null.
 *
 * @param type its class
 * @param name the type in the database
 * @param components its components, in order
 */
public record CompositeModel(JavaType type, QualifiedName name, List<Component> components)
    implements SourceModel {
  /** A component and the attribute it holds. */
  public record Component(String name, PgType.Attribute attribute, TypeMapping mapping) {}

  public CompositeModel {
    components = List.copyOf(components);
  }
}
