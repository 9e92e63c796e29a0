package dev.veduta.processor.model;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.type.TypeMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component of a view's record.
 *
 * @param name its name
 * @param constant the constant in {@code Columns}
 * @param column the column it holds
 * @param mapping how it is read
 * @param isPrimitive whether it is the primitive form
 * @param isNullable whether the column, as the record has it, can be null
 * @param isOptional whether it is an {@link java.util.Optional}, empty for a null
 * @param isExpression whether that is an expression over columns
 * @param twins the columns that it stands for beside its own
 * @param isOverloaded whether a method reference to its accessor would be ambiguous
 * @param info what its accessor tells of the column, by key
 * @param loadedBy the constant that loads it, if it is not read with the row
 */
public record ComponentModel(
    String name,
    String constant,
    CatalogColumn column,
    TypeMapping mapping,
    boolean isPrimitive,
    boolean isNullable,
    boolean isOptional,
    boolean isExpression,
    List<Twin> twins,
    boolean isOverloaded,
    Map<String, String> info,
    Optional<String> loadedBy) {
  public ComponentModel {
    twins = List.copyOf(twins);
  }

  /** Whether it is not read with the row. */
  public boolean isDeferred() {
    return loadedBy.isPresent();
  }
}
