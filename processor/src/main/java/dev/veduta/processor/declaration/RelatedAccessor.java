package dev.veduta.processor.declaration;

import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.report.Place;
import java.util.List;

/**
 * An accessor with {@code @Related}.
 *
 * @param name its name
 * @param isToMany whether it returns a list
 * @param type the record it leads to, or the interface that shapes it
 * @param columns the columns here, if it names them
 * @param to the columns there, if it names them
 * @param orderBy the order of its list
 * @param isOverloaded whether another method of the interface has its name
 * @param place the accessor
 */
public record RelatedAccessor(
    String name,
    boolean isToMany,
    JavaType type,
    List<Value> columns,
    List<Value> to,
    List<Value> orderBy,
    boolean isOverloaded,
    Place place) {
  public RelatedAccessor {
    columns = List.copyOf(columns);
    to = List.copyOf(to);
    orderBy = List.copyOf(orderBy);
  }
}
