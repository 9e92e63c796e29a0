package dev.veduta.internal.refresh;

import dev.veduta.view.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What decides how a materialized view can be refreshed.
 *
 * @param populated whether it holds data; {@code pg_class.relispopulated}
 * @param uniqueIndexes its unique indexes, by name
 */
record MaterializedView(boolean populated, List<UniqueIndex> uniqueIndexes) {
  /** Says the same under any search_path. The rules are those of PostgreSQL's matview.c. */
  private static final String SQL =
      """
      select c.relispopulated, i.relname,
        case
          when x.indpred is not null then 'is partial'
          when x.indexprs is not null then 'is over an expression'
          when not x.indimmediate then 'is deferrable'
          when not (x.indisvalid and x.indisready) then 'is not valid'
          when m.amname operator(pg_catalog.<>) 'btree' then 'is not a btree'
        end
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace s on s.oid operator(pg_catalog.=) c.relnamespace
      left join pg_catalog.pg_index x
        on x.indrelid operator(pg_catalog.=) c.oid and x.indisunique
      left join pg_catalog.pg_class i on i.oid operator(pg_catalog.=) x.indexrelid
      left join pg_catalog.pg_am m on m.oid operator(pg_catalog.=) i.relam
      where c.relkind operator(pg_catalog.=) 'm'
        and s.nspname operator(pg_catalog.=) ?::pg_catalog.text
        and c.relname operator(pg_catalog.=) ?::pg_catalog.text
      order by i.relname
      """;

  /** Asks the database; empty where there is no such materialized view. */
  static Optional<MaterializedView> of(Connection connection, Relation<?> relation)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, relation.schema());
      statement.setString(2, relation.name());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(read(rows)) : Optional.empty();
      }
    }
  }

  private static MaterializedView read(ResultSet rows) throws SQLException {
    boolean populated = rows.getBoolean(1);
    List<UniqueIndex> indexes = new ArrayList<>();
    do {
      String name = rows.getString(2);
      if (name != null) {
        indexes.add(new UniqueIndex(name, Optional.ofNullable(rows.getString(3))));
      }
    } while (rows.next());
    return new MaterializedView(populated, indexes);
  }

  /** Whether {@code CONCURRENTLY} would work. */
  boolean canRefreshConcurrently() {
    return populated && uniqueIndexes.stream().anyMatch(UniqueIndex::isUsable);
  }

  /** Why it would or would not. */
  String because() {
    if (!populated) {
      return "it is not populated yet";
    }
    if (uniqueIndexes.isEmpty()) {
      return "it has no unique index";
    }
    return uniqueIndexes.stream()
        .filter(UniqueIndex::isUsable)
        .findFirst()
        .map(index -> "its unique index " + index + " tells its rows apart")
        .orElseGet(() -> "no unique index of it can be used: " + listed());
  }

  private String listed() {
    return uniqueIndexes.stream().map(UniqueIndex::toString).collect(Collectors.joining(", "));
  }
}
