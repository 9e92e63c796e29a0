package dev.veduta.processor.model;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.type.JavaType;
import java.util.List;

/**
 * The enum of an enum type.
 *
 * @param type its class
 * @param name the type in the database
 * @param constants its constants, in order; at least one
 */
public record EnumModel(JavaType type, QualifiedName name, List<Constant> constants)
    implements SourceModel {
  /** A constant and the label it stands for. */
  public record Constant(String name, String label) {}

  public EnumModel {
    constants = List.copyOf(constants);
  }
}
