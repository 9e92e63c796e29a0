package dev.veduta.internal.refresh;

import static java.util.stream.Collectors.joining;

import dev.veduta.internal.connection.Statements;
import dev.veduta.internal.sql.Resources;
import dev.veduta.refresh.RefreshPlan;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What decides how a materialized view can be refreshed.
 *
 * @param oid its number in pg_class
 * @param populated whether it holds data; {@code pg_class.relispopulated}
 * @param permitted whether this role may refresh it: its owner, or MAINTAIN from 17 on
 * @param uniqueIndexes its unique indexes, by name
 */
record MaterializedView(
    RelationName name,
    long oid,
    boolean populated,
    boolean permitted,
    List<UniqueIndex> uniqueIndexes) {
  private static final String SQL = Resources.text(MaterializedView.class, "materialized.sql");

  /** Asks the database; what is no materialized view is left out. */
  static Map<RelationName, MaterializedView> of(
      Connection connection, Collection<RelationName> names) throws SQLException {
    Map<RelationName, MaterializedView> views = new TreeMap<>();
    try (PreparedStatement statement = Statements.prepare(connection, SQL)) {
      statement.setArray(1, texts(connection, names.stream().map(RelationName::schema).toList()));
      statement.setArray(2, texts(connection, names.stream().map(RelationName::name).toList()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          MaterializedView view = read(rows);
          views.merge(view.name, view, MaterializedView::and);
        }
      }
    }
    return views;
  }

  /** Asks the database; empty where there is no such materialized view. */
  static Optional<MaterializedView> of(Connection connection, RelationName name)
      throws SQLException {
    return Optional.ofNullable(of(connection, List.of(name)).get(name));
  }

  private static java.sql.Array texts(Connection connection, List<String> texts)
      throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  /** Of one row: with one of its indexes, or none. */
  private static MaterializedView read(ResultSet row) throws SQLException {
    String index = row.getString(5);
    return new MaterializedView(
        new RelationName(row.getString(1), row.getString(2)),
        row.getLong(7),
        row.getBoolean(3),
        row.getBoolean(4),
        index == null
            ? List.of()
            : List.of(new UniqueIndex(index, Optional.ofNullable(row.getString(6)))));
  }

  private MaterializedView and(MaterializedView other) {
    List<UniqueIndex> all = new ArrayList<>(uniqueIndexes);
    all.addAll(other.uniqueIndexes);
    return new MaterializedView(name, oid, populated, permitted, all);
  }

  /** How it would be refreshed as it is. */
  RefreshPlan.Step step() {
    return new RefreshPlan.Step(name, canRefreshConcurrently(), because());
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
    return uniqueIndexes.stream().map(UniqueIndex::toString).collect(joining(", "));
  }
}
