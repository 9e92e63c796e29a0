package dev.veduta.naming;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view as the catalog has it. Immutable; text is the database's.
 *
 * @param schema its schema
 * @param name its name
 * @param kind what it is: {@code VIEW}, {@code MATERIALIZED_VIEW}, {@code TABLE}, {@code
 *     PARTITIONED_TABLE} or {@code FOREIGN_TABLE}
 * @param comment its comment, or null
 * @param columns all its columns, in order
 */
public record ReflectedView(
    String schema,
    String name,
    String kind,
    @Nullable String comment,
    List<ReflectedColumn> columns) {
  public ReflectedView {
    columns = List.copyOf(columns);
  }
}
