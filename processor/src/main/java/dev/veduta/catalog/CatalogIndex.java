package dev.veduta.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index of a materialized view or table.
 *
 * @param name its name, in the relation's schema
 * @param method the access method, such as {@code btree}
 * @param keys its key columns by name, or the text of an expression, without INCLUDE columns
 * @param unique whether it is unique
 * @param valid whether it can be relied on ({@code indisvalid} and {@code indisready})
 * @param immediate whether uniqueness is checked at once, not at commit
 * @param nullsNotDistinct whether nulls count as equal (15 and newer)
 * @param expression whether some key is an expression
 * @param predicate the condition of a partial index
 * @param definition {@code pg_get_indexdef}
 */
public record CatalogIndex(
    String name,
    String method,
    List<String> keys,
    boolean unique,
    boolean valid,
    boolean immediate,
    boolean nullsNotDistinct,
    boolean expression,
    @Nullable String predicate,
    String definition) {
  public CatalogIndex {
    keys = List.copyOf(keys);
  }
}
