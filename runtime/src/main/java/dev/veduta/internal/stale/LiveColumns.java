package dev.veduta.internal.stale;

import dev.veduta.internal.connection.Poolers;
import dev.veduta.internal.connection.Statements;
import dev.veduta.internal.sql.SelectSql;
import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The columns that a relation has in the database now, or all that its record reads of it.
 *
 * @param types by the column in SQL: its type, as {@link dev.veduta.type.SqlType#toString} writes
 *     it
 */
record LiveColumns(Map<String, String> types) {
  private static final String NAME_OF_TYPE =
      """
      left join pg_catalog.pg_type e
        on e.oid operator(pg_catalog.=) t.typelem
        and e.typarray operator(pg_catalog.=) t.oid
      left join pg_catalog.pg_namespace n
        on n.oid operator(pg_catalog.=) coalesce(e.typnamespace, t.typnamespace)
      """;

  /** Says the same under any search_path: whoever sets it could shadow a name or an operator. */
  private static final String SQL =
      """
      select a.attname, n.nspname, coalesce(e.typname, t.typname), e.oid is not null,
        pg_catalog.pg_backend_pid()
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace s on s.oid operator(pg_catalog.=) c.relnamespace
      left join pg_catalog.pg_attribute a
        on a.attrelid operator(pg_catalog.=) c.oid
        and a.attnum operator(pg_catalog.>) 0
        and not a.attisdropped
      left join pg_catalog.pg_type t on t.oid operator(pg_catalog.=) a.atttypid
      """
          + NAME_OF_TYPE
          + """
      where s.nspname operator(pg_catalog.=) ?::pg_catalog.text
        and c.relname operator(pg_catalog.=) ?::pg_catalog.text
      order by a.attnum
      """;

  private static final String TYPES_SQL =
      """
      select a.attname, n.nspname, coalesce(e.typname, t.typname), e.oid is not null,
        pg_catalog.pg_backend_pid()
      from rows from (
        pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.oid[])
      ) as a (attname, atttypid)
      join pg_catalog.pg_type t on t.oid operator(pg_catalog.=) a.atttypid
      """
          + NAME_OF_TYPE;

  /** Asks the database; empty where there is no such relation. */
  static Optional<LiveColumns> of(Connection connection, Relation<?> relation) throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, SQL)) {
      statement.setString(1, relation.readFrom().schema());
      statement.setString(2, relation.readFrom().name());
      try (ResultSet rows = statement.executeQuery()) {
        return read(connection, rows, Sql::quote);
      }
    }
  }

  /**
   * The oids of the types that statements get from the relation from now on, as an array's text. As
   * any statement that reads it, this one keeps it from being changed until the transaction ends.
   */
  static String oids(Connection connection, Relation<?> relation) throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, SelectSql.oids(relation));
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** The relation's columns with the types of these {@link #oids}. */
  static LiveColumns of(Connection connection, Relation<?> relation, String oids)
      throws SQLException {
    List<String> columns = relation.columns().stream().<String>map(LiveColumns::sql).toList();
    try (PreparedStatement statement = Statements.prepare(connection, TYPES_SQL)) {
      statement.setString(1, SqlTypes.array(SqlTypes.TEXT).format(List.copyOf(columns)));
      statement.setString(2, oids);
      try (ResultSet rows = statement.executeQuery()) {
        return read(connection, rows, column -> column).orElseGet(() -> new LiveColumns(Map.of()));
      }
    }
  }

  private static Optional<LiveColumns> read(
      Connection connection, ResultSet rows, UnaryOperator<String> sql) throws SQLException {
    boolean exists = false;
    Map<String, String> types = new LinkedHashMap<>();
    while (rows.next()) {
      exists = true;
      Poolers.served(connection, rows.getInt(5));
      String column = rows.getString(1);
      if (column != null) {
        String array = rows.getBoolean(4) ? "[]" : "";
        types.put(sql.apply(column), rows.getString(2) + "." + rows.getString(3) + array);
      }
    }
    return exists ? Optional.of(new LiveColumns(types)) : Optional.empty();
  }

  /** What a record that was generated from the relation would trip over; a sentence each. */
  List<String> differences(Relation<?> relation) {
    return differences(relation, relation.columns());
  }

  /** The same of some of its columns. */
  List<String> differences(Relation<?> relation, List<? extends Column<?, ?>> columns) {
    List<String> differences = new ArrayList<>();
    for (Column<?, ?> column : columns) {
      String now = types.get(sql(column));
      String then = column.type().toString();
      if (now == null) {
        differences.add(named(column) + " is gone" + hint(relation, column));
      } else if (!now.equals(then)) {
        differences.add(named(column) + " was " + then + " and is " + now);
      }
    }
    return differences;
  }

  private static String named(Column<?, ?> column) {
    return (column.isExpression() ? "expression " : "column ") + '"' + column.name() + '"';
  }

  private static String sql(Column<?, ?> column) {
    return column.toSql().text();
  }

  private String hint(Relation<?> relation, Column<?, ?> gone) {
    List<String> others = new ArrayList<>(types.keySet());
    relation.columns().forEach(column -> others.remove(sql(column)));
    return Nearest.to(sql(gone), others).map(name -> "; did you mean " + name).orElse("");
  }
}
