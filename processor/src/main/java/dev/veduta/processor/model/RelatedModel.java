package dev.veduta.processor.model;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.type.JavaType;
import java.util.List;

/**
 * A relationship of a view's record.
 *
 * @param name the name of its component
 * @param constant its constant
 * @param isToMany whether it holds a list
 * @param columns the columns that lead there
 * @param target what its rows are seen as: the record there, or the interface that shapes it
 * @param record the record there
 * @param view the view there
 * @param others the columns there that they are equal to, one for each
 * @param order the order of its list, before that of the key there
 * @param isOverloaded whether a method reference to its accessor would be ambiguous
 */
public record RelatedModel(
    String name,
    String constant,
    boolean isToMany,
    List<ComponentModel> columns,
    JavaType target,
    JavaType record,
    QualifiedName view,
    List<ComponentModel> others,
    List<Order> order,
    boolean isOverloaded) {
  /** A column there that orders, and whether larger values come first. */
  public record Order(ComponentModel column, boolean isDescending) {}

  public RelatedModel {
    columns = List.copyOf(columns);
    others = List.copyOf(others);
    order = List.copyOf(order);
  }
}
