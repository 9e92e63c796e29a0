package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.type.Equality;
import dev.veduta.catalog.type.TypeMapping;
import dev.veduta.processor.declaration.Accessor;
import dev.veduta.processor.declaration.Deferral;
import dev.veduta.processor.model.Twin;
import dev.veduta.processor.naming.JavaNames;
import dev.veduta.processor.report.Place;
import java.util.List;
import java.util.Optional;

/**
 * A column as the record will have it.
 *
 * @param component the name of the record's component
 * @param column the column
 * @param accessor the accessor that asks for it; none where all columns are taken
 * @param mapping its Java type
 */
public record MappedColumn(
    String component, CatalogColumn column, Optional<Accessor> accessor, TypeMapping mapping) {
  /** Whether it is an expression over the view's columns, and none of these. */
  public boolean isExpression() {
    return accessor.flatMap(Accessor::expression).isPresent();
  }

  /** What it is called in messages. */
  String described() {
    return (isExpression() ? "expression" : "column") + " \"" + column.name() + "\"";
  }

  /** The columns that it stands for beside its own. */
  public List<Twin> twins(CatalogView view) {
    return accessor.map(Accessor::others).orElse(List.of()).stream()
        .map(it -> new Twin(it.text(), !Twins.isKnown(view, column, it)))
        .toList();
  }

  /** The name of the constant in {@code Columns}. */
  public String constant() {
    return JavaNames.columnConstant(component());
  }

  /** Whether the component can be null; an accessor may allow it where the column does not. */
  public boolean isNullable() {
    return accessor
        .filter(it -> it.deferral().isEmpty())
        .map(Accessor::isNullable)
        .orElseGet(column::isNullable);
  }

  /** How the column comes, if it is not read with the row. */
  public Optional<Deferral> deferral() {
    return accessor.flatMap(Accessor::deferral);
  }

  /** Whether the component is a primitive. */
  public boolean isPrimitive() {
    return accessor
        .map(Accessor::isPrimitive)
        .orElseGet(() -> !isNullable() && mapping.primitive().isPresent());
  }

  /** How many parameter slots the component takes. */
  public int slots() {
    return mapping.slots(isPrimitive());
  }

  /** Why no key can have it, other than for being null. */
  public Optional<String> unusableInKey() {
    if (deferral().isPresent()) {
      return Optional.of("it is deferred");
    } else if (mapping.equality() == Equality.NONE && mapping.converter().isPresent()) {
      return Optional.of(
          "type " + column.sqlType() + " has no equality to ask once it is converted");
    } else if (mapping.equality() == Equality.NONE) {
      return Optional.of(
          "Java cannot tell when two values of type " + column.sqlType() + " are equal in SQL");
    }
    return column
        .nondeterministicCollation()
        .map(it -> "its collation " + it.name() + " is nondeterministic");
  }

  /** Where a problem with it belongs. */
  Place place(ViewRequest request) {
    return accessor.map(Accessor::columnPlace).orElse(request.place());
  }
}
