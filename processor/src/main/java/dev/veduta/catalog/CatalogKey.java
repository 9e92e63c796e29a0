package dev.veduta.catalog;

import java.util.List;

/**
 * Columns that identify a row: no two rows are equal in all of them.
 *
 * @param columns the columns, in the key's order
 * @param claim how it is known
 */
public record CatalogKey(List<String> columns, Claim claim) {
  public CatalogKey {
    columns = List.copyOf(columns);
  }
}
