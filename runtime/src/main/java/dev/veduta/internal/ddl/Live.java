package dev.veduta.internal.ddl;

import dev.veduta.internal.connection.Statements;
import dev.veduta.internal.sql.Resources;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A relation as it is in the database.
 *
 * @param kind {@code pg_class.relkind}
 * @param populated whether a materialized view has been filled
 * @param owned whether this role has its owner's rights
 * @param columns the names and types of its columns, each in one text
 * @param columnNames the names alone
 * @param options {@code reloptions}, in order
 * @param definition {@code pg_get_viewdef}, as records hold it; null of what is no view
 */
public record Live(
    long oid,
    RelationName name,
    String kind,
    boolean populated,
    boolean owned,
    List<String> columns,
    List<String> columnNames,
    List<String> options,
    @Nullable String definition,
    @Nullable String comment) {

  /** Those of these names that there are. */
  public static Map<RelationName, Live> named(Connection connection, Collection<RelationName> names)
      throws SQLException {
    return of(connection, List.of(), names);
  }

  /** Those of these numbers. */
  public static Map<RelationName, Live> of(Connection connection, Collection<Long> oids)
      throws SQLException {
    return of(connection, oids, List.of());
  }

  private static Map<RelationName, Live> of(
      Connection connection, Collection<Long> oids, Collection<RelationName> names)
      throws SQLException {
    Map<RelationName, Live> found = new TreeMap<>();
    try (PreparedStatement statement =
        Statements.prepare(connection, Resources.text(Live.class, "live.sql"))) {
      statement.setArray(1, Oids.array(connection, oids));
      Object[] schemas = names.stream().map(RelationName::schema).toArray();
      Object[] ownNames = names.stream().map(RelationName::name).toArray();
      statement.setArray(2, connection.createArrayOf("text", schemas));
      statement.setArray(3, connection.createArrayOf("text", ownNames));
      Oids.read(statement, Live::read).forEach(live -> found.put(live.name, live));
    }
    return found;
  }

  private static Live read(ResultSet row) throws SQLException {
    return new Live(
        row.getLong(1),
        new RelationName(row.getString(2), row.getString(3)),
        row.getString(4),
        row.getBoolean(5),
        row.getBoolean(6),
        Oids.texts(row, 7),
        Oids.texts(row, 8),
        Oids.texts(row, 9),
        row.getString(10),
        row.getString(11));
  }

  public boolean isMaterialized() {
    return kind.equals("m");
  }

  /** Whether it is of the record's kind. */
  boolean isOf(Wanted view) {
    return kind.equals(view.materialized() ? "m" : "v");
  }

  /** {@code view}, or {@code materialized view}. */
  public String word() {
    return isMaterialized() ? "materialized view" : "view";
  }

  /** For messages: {@code a table}. */
  String described() {
    return switch (kind) {
      case "v" -> "a view";
      case "m" -> "a materialized view";
      case "r", "p", "f" -> "a table";
      case "S" -> "a sequence";
      case "c" -> "a composite type";
      default -> "an index";
    };
  }
}
