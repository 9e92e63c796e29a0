package dev.veduta.view;

import java.util.List;

/**
 * What it takes, beside its query, to create a view as the catalog knew it. Immutable and
 * thread-safe; no component is null.
 *
 * @param options the options of a view
 * @param reads the relations that its query names
 * @param indexes the indexes of a materialized view, as {@code pg_get_indexdef} wrote them
 */
public record Creation(List<ViewOption> options, List<RelationName> reads, List<String> indexes) {
  /** No options, no indexes, and nothing read. */
  static final Creation NONE = new Creation(List.of(), List.of(), List.of());

  public Creation {
    options = List.copyOf(options);
    reads = List.copyOf(reads);
    indexes = List.copyOf(indexes);
  }
}
