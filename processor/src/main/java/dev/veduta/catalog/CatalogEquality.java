package dev.veduta.catalog;

import java.util.List;

/**
 * Columns of one type that hold the same in every row, to the last bit, a null with a null.
 *
 * @param columns their names, at least two, in their order
 * @param claim how that is known
 */
public record CatalogEquality(List<String> columns, Claim claim) {
  public CatalogEquality {
    columns = List.copyOf(columns);
  }
}
