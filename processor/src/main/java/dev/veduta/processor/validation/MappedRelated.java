package dev.veduta.processor.validation;

import dev.veduta.processor.declaration.RelatedAccessor;
import java.util.List;

/**
 * A relationship as the record will have it.
 *
 * @param accessor the accessor that asks for it
 * @param here the view that it leads from
 * @param columns the columns that lead there
 * @param target the view that it leads to
 * @param others the columns there that they are equal to, one for each
 * @param order the order of its list, before that of the key there
 */
public record MappedRelated(
    RelatedAccessor accessor,
    MappedView here,
    List<MappedColumn> columns,
    MappedView target,
    List<MappedColumn> others,
    List<Order> order) {
  /** A column that orders, and whether larger values come first. */
  public record Order(MappedColumn column, boolean isDescending) {}

  public MappedRelated {
    columns = List.copyOf(columns);
    others = List.copyOf(others);
    order = List.copyOf(order);
  }

  /** The same in an order. */
  MappedRelated orderedBy(List<Order> other) {
    return new MappedRelated(accessor, here, columns, target, others, other);
  }
}
