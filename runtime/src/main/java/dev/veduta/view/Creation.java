package dev.veduta.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it takes, beside its query, to create a view as the catalog knew it. Of a table only the
 * indexes are told, those of its constraints included. Immutable and thread-safe; no component is
 * null.
 *
 * @param options the options of a view
 * @param reads the relations that its query names
 * @param indexes the indexes of a materialized view or table, without invalid ones, as {@code
 *     pg_get_indexdef} wrote them
 * @param server the servers that this is for
 * @param elsewhere what the view is on others
 */
public record Creation(
    List<ViewOption> options,
    List<RelationName> reads,
    List<String> indexes,
    Variant server,
    Map<Variant, RelationInfo> elsewhere) {
  /** No options, no indexes, nothing read, on any server. */
  static final Creation NONE = new Creation(List.of(), List.of(), List.of(), Variant.ANY, Map.of());

  public Creation {
    elsewhere = Map.copyOf(elsewhere);
    options = List.copyOf(options);
    reads = List.copyOf(reads);
    indexes = List.copyOf(indexes);
  }

  Creation with(List<ViewOption> others) {
    return new Creation(others, reads, indexes, server, elsewhere);
  }

  /** The same of a query that names these relations. */
  public Creation reading(List<RelationName> others) {
    return new Creation(options, others, indexes, server, elsewhere);
  }

  Creation indexedBy(List<String> others) {
    return new Creation(options, reads, others, server, elsewhere);
  }

  Creation onlyOn(Variant other) {
    return new Creation(options, reads, indexes, other, elsewhere);
  }

  Creation on(Variant other, RelationInfo there) {
    Map<Variant, RelationInfo> more = new HashMap<>(elsewhere);
    more.put(other, there);
    return new Creation(options, reads, indexes, server, more);
  }
}
