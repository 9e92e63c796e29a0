package dev.veduta.introspect;

import static java.util.Comparator.comparing;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys that a table's unique indexes prove: those whose columns are all proven not null, since
 * a unique index lets nulls repeat. The primary key comes first, then the narrowest, then in the
 * order of the columns.
 */
final class TableKeys {
  private TableKeys() {}

  static List<CatalogKey> of(List<CatalogColumn> columns, List<IndexRow> indexes) {
    List<String> names = columns.stream().map(CatalogColumn::name).toList();
    Set<String> notNull = new HashSet<>();
    columns.stream().filter(it -> !it.isNullable()).map(CatalogColumn::name).forEach(notNull::add);
    Set<Set<String>> seen = new HashSet<>();
    return indexes.stream()
        .filter(IndexRow::provesUnique)
        .filter(row -> notNull.containsAll(row.index().keys()))
        .sorted(preference(names))
        .filter(row -> seen.add(Set.copyOf(row.index().keys())))
        .map(row -> key(row, columns))
        .toList();
  }

  private static Comparator<IndexRow> preference(List<String> names) {
    return comparing((IndexRow row) -> !row.primary())
        .thenComparing(row -> row.index().keys().size())
        .thenComparing(row -> positions(row, names), TableKeys::lexicographic)
        .thenComparing(row -> row.constraint() == null)
        .thenComparing(row -> row.index().name());
  }

  private static List<Integer> positions(IndexRow row, List<String> names) {
    List<Integer> positions = new ArrayList<>();
    row.index().keys().forEach(key -> positions.add(names.indexOf(key)));
    return positions;
  }

  /** Of two lists of one size. */
  private static int lexicographic(List<Integer> left, List<Integer> right) {
    for (int i = 0; i < left.size(); i++) {
      int order = left.get(i).compareTo(right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static CatalogKey key(IndexRow row, List<CatalogColumn> columns) {
    boolean looseEquality =
        columns.stream()
            .filter(column -> row.index().keys().contains(column.name()))
            .anyMatch(column -> column.nondeterministicCollation().isPresent());
    String note = looseEquality ? ", under a nondeterministic collation" : "";
    List<String> distinct = row.index().keys().stream().distinct().toList();
    return new CatalogKey(distinct, new Claim(Grade.PROVEN, row.because() + note));
  }
}
