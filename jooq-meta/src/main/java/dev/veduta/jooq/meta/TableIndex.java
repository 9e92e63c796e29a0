package dev.veduta.jooq.meta;

import dev.veduta.catalog.CatalogIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.SortOrder;
import org.jooq.meta.AbstractIndexDefinition;
import org.jooq.meta.DefaultIndexColumnDefinition;
import org.jooq.meta.IndexColumnDefinition;

/** An index of a relation of the catalog. Unique is one that holds of all rows, at every moment. */
final class TableIndex extends AbstractIndexDefinition {
  private static final String DESCENDING = ".* DESC( NULLS (FIRST|LAST))?";

  private final CatalogTable table;
  private final CatalogIndex index;

  TableIndex(CatalogTable table, CatalogIndex index) {
    super(table.getSchema(), index.name(), table, Keys.isKey(index) && index.immediate());
    this.table = table;
    this.index = index;
  }

  /** Whether all that it is over are columns that are generated: jOOQ knows no other index. */
  static boolean isKnown(CatalogTable table, CatalogIndex index) {
    return !index.expression()
        && index.keys().stream().allMatch(key -> table.getColumn(key) != null);
  }

  @Override
  protected List<IndexColumnDefinition> getIndexColumns0() {
    List<String> parts = parts(index.definition());
    return IntStream.range(0, index.keys().size())
        .<IndexColumnDefinition>mapToObj(
            i ->
                new DefaultIndexColumnDefinition(
                    this, table.getColumn(index.keys().get(i)), order(parts.get(i)), i + 1))
        .toList();
  }

  private static SortOrder order(String part) {
    return part.matches("(?s)" + DESCENDING) ? SortOrder.DESC : SortOrder.ASC;
  }

  /** What is between the commas of {@code CREATE INDEX ... USING btree (a, b DESC)}. */
  static List<String> parts(String definition) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < definition.length(); i++) {
      char each = definition.charAt(i);
      quoted ^= each == '"';
      boolean ends = !quoted && depth == 1 && (each == ',' || each == ')');
      if (ends) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else if (depth > 0) {
        part.append(each);
      }
      if (!quoted) {
        depth += each == '(' ? 1 : each == ')' ? -1 : 0;
      }
      if (ends && depth == 0) {
        break;
      }
    }
    return parts;
  }
}
