package dev.veduta.drift;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.veduta.catalog.CatalogColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which column became which: one of the same name, or else one in the same place of the same type.
 *
 * @param pairs what it was to what it is, in the old order
 * @param renames old name to new, of the pairs whose names differ
 * @param removed columns that became nothing
 * @param added columns that come from nothing
 * @param isReordered whether the pairs stand in another order now
 */
record ColumnMatch(
    Map<CatalogColumn, CatalogColumn> pairs,
    Map<String, String> renames,
    List<CatalogColumn> removed,
    List<CatalogColumn> added,
    boolean isReordered) {
  static ColumnMatch of(List<CatalogColumn> before, List<CatalogColumn> after) {
    Map<String, CatalogColumn> old = byName(before);
    Map<String, CatalogColumn> now = byName(after);
    Map<CatalogColumn, CatalogColumn> pairs = new LinkedHashMap<>();
    Map<String, String> renames = new LinkedHashMap<>();
    List<CatalogColumn> removed = new ArrayList<>();
    for (int place = 0; place < before.size(); place++) {
      CatalogColumn was = before.get(place);
      CatalogColumn is = now.get(was.name());
      CatalogColumn there = place < after.size() ? after.get(place) : null;
      if (is != null) {
        pairs.put(was, is);
      } else if (there != null
          && !old.containsKey(there.name())
          && there.sqlType().equals(was.sqlType())) {
        pairs.put(was, there);
        renames.put(was.name(), there.name());
      } else {
        removed.add(was);
      }
    }
    List<CatalogColumn> added = new ArrayList<>(after);
    added.removeAll(pairs.values());
    return new ColumnMatch(pairs, renames, removed, added, isReordered(pairs, after));
  }

  private static boolean isReordered(
      Map<CatalogColumn, CatalogColumn> pairs, List<CatalogColumn> after) {
    List<CatalogColumn> kept = after.stream().filter(pairs::containsValue).toList();
    return !kept.equals(List.copyOf(pairs.values()));
  }

  private static Map<String, CatalogColumn> byName(List<CatalogColumn> columns) {
    return columns.stream()
        .collect(toMap(CatalogColumn::name, identity(), (one, other) -> one, LinkedHashMap::new));
  }
}
