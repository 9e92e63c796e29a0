package dev.veduta.processor.declaration;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.catalog.type.TypeMapping;
import dev.veduta.processor.naming.JavaNames;
import dev.veduta.processor.report.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An accessor of a declared interface.
 *
 * @param name its name
 * @param column the column it names by {@code @Column}
 * @param type its return type, boxed
 * @param typeText its return type as the user wrote it
 * @param isPrimitive whether it returns the primitive form
 * @param isNullable whether it says that it may return null, or an empty {@link Optional}
 * @param isOptional whether it returns one, of the type
 * @param isOverloaded whether another method of the interface has its name
 * @param others the columns that {@code @Column} names beside the first, to hold the same
 * @param expression the SQL that it reads by {@code @Expression}, in place of a column
 * @param conversions how its values may be converted
 * @param deferral how its column comes, if it is not read with the row
 * @param info what is told of the column, by key
 * @param place the accessor
 */
public record Accessor(
    String name,
    Optional<Declaration.Value> column,
    JavaType type,
    String typeText,
    boolean isPrimitive,
    boolean isNullable,
    boolean isOptional,
    boolean isOverloaded,
    List<Declaration.Value> others,
    Optional<Declaration.Value> expression,
    Conversions conversions,
    Optional<Deferral> deferral,
    Map<String, String> info,
    Place place) {
  public Accessor {
    others = List.copyOf(others);
  }

  /** Where a problem with its column belongs. */
  public Place columnPlace() {
    return expression.or(() -> column).map(Declaration.Value::place).orElse(place);
  }

  /** The name of the column it asks for. */
  public String columnName() {
    return column.map(Declaration.Value::text).orElseGet(() -> JavaNames.snake(name));
  }

  /**
   * The column it selects: the one it names, else the one whose Java name, in a record of all
   * columns, would be its own; or the expression.
   */
  public Optional<CatalogColumn> selectFrom(CatalogView view) {
    if (expression.isPresent()) {
      return view.expression(expression.get().text());
    }
    Optional<CatalogColumn> named = view.column(columnName());
    if (named.isPresent() || column.isPresent()) {
      return named;
    }
    return view.columns().stream()
        .filter(it -> JavaNames.component(it.name()).equals(name))
        .findFirst();
  }

  /** How it would return a value of a type, for messages. */
  public String shown(String javaType) {
    return deferral.isPresent() ? "Lazy<" + javaType + ">" : javaType;
  }

  /** How it would return what this mapping reads. */
  public String shown(TypeMapping mapping) {
    return deferral.isPresent() ? shown(mapping.javaType().toString()) : mapping.describe();
  }

  /** How it would return a value that can be null. */
  public String orNull(JavaType javaType) {
    return shown("@Nullable " + javaType);
  }

  /** All the ways in which it could return a value that can be null. */
  public String orNothing(JavaType javaType) {
    return deferral.isPresent()
        ? orNull(javaType)
        : orNull(javaType) + " or Optional<" + javaType + ">";
  }

  /** Whether it can return what this mapping reads. */
  public boolean accepts(TypeMapping mapping) {
    return type.isSameAs(mapping.javaType()) && (!isPrimitive || mapping.primitive().isPresent());
  }
}
