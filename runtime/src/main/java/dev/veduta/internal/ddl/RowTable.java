package dev.veduta.internal.ddl;

import static java.util.stream.Collectors.joining;

import dev.veduta.internal.graph.Materializes;
import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationName;
import dev.veduta.view.View;
import java.util.List;
import java.util.Optional;

/**
 * The table that is to keep a view's rows, as its record has it. Immutable.
 *
 * @param key the columns of its primary key
 */
record RowTable(RelationName name, RelationName view, List<String> key) {
  /**
   * Of a record; empty where the view itself is read.
   *
   * @throws IllegalArgumentException {@code [TableWithoutKey]}
   */
  static Optional<RowTable> of(Relation<?> relation) {
    if (!relation.isKeptInTable()) {
      return Optional.empty();
    }
    if (!(relation instanceof View<?, ?> view)) {
      throw new IllegalArgumentException(
          "[TableWithoutKey] the record of "
              + relation
              + " has no identity key, so no table can keep its rows; assert one and generate it"
              + " again");
    }
    List<String> key = view.keyColumns().stream().<String>map(Column::name).toList();
    return Optional.of(new RowTable(relation.readFrom(), RelationName.of(relation), key));
  }

  /** Columns and types are the view's. */
  String creating() {
    return creating(view.quoted());
  }

  /** The same where the view has another name as yet, quoted. */
  String creating(String like) {
    return "create table " + name.quoted() + " (like " + like + ", " + keying() + ")";
  }

  /** {@code primary key (...)}. */
  String keying() {
    return "primary key (" + key.stream().map(Sql::quote).collect(joining(", ")) + ")";
  }

  /** How whoever refreshes finds it. */
  String commenting() {
    return "comment on table "
        + name.quoted()
        + " is "
        + Wanted.literal(Materializes.comment(view));
  }

  String filling() {
    return "insert into " + name.quoted() + " table " + view.quoted();
  }
}
