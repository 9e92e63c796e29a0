package dev.veduta.prove;

import dev.veduta.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What PostgreSQL's own planner proves of views, since 17 as its plans show it. It proves for its
 * own use: what it says holds, and it does not look far.
 */
final class Planner {
  /** Views of more columns have too many pairs of them to ask for each. */
  private static final int FEW = 12;

  private static final String COLUMNS =
      """
      WITH RECURSIVE base (number, name, type) AS (
        SELECT attnum, attname, atttypid FROM pg_attribute
        WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped
        UNION ALL
        SELECT number, name, typbasetype FROM base JOIN pg_type t ON t.oid = type WHERE typtype = 'd'
      )
      SELECT name, format_type(type, NULL) FROM base JOIN pg_type t ON t.oid = type
      WHERE typtype <> 'd' ORDER BY number
      """;

  private final Connection connection;

  Planner(Connection connection) {
    this.connection = connection;
  }

  /** A view's columns, each with its type, domains seen through. */
  Map<String, String> columns(QualifiedName view) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, quoted(view));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.put(row.getString(1), row.getString(2));
        }
      }
    }
    return columns;
  }

  /** Whether the view has no row at all, so that anything is true of its rows. */
  boolean alwaysEmpty(QualifiedName view) throws SQLException {
    return plan("SELECT 1 FROM " + quoted(view)).isEmpty();
  }

  /** Whether looking for a null there is known to find none. */
  boolean neverNull(QualifiedName view, String column) throws SQLException {
    return plan("SELECT 1 FROM " + quoted(view) + " WHERE " + quoted(column) + " IS NULL")
        .isEmpty();
  }

  /**
   * The smallest sets of columns found in which no two rows are equal, nulls being equal to
   * nothing.
   */
  Set<Set<String>> keys(QualifiedName view) throws SQLException {
    Map<String, String> columns = columns(view);
    columns.keySet().retainAll(comparable(view, columns));
    List<String> all = List.copyOf(columns.keySet());
    Set<Set<String>> keys = new LinkedHashSet<>();
    if (all.isEmpty() || !unique(view, columns, Set.copyOf(all))) {
      return keys;
    }
    for (Set<String> candidate : candidates(all)) {
      if (keys.stream().noneMatch(candidate::containsAll) && unique(view, columns, candidate)) {
        keys.add(candidate);
      }
    }
    for (int first = 0; first < all.size(); first++) {
      Set<String> key = new LinkedHashSet<>(all);
      for (int i = 0; i < all.size(); i++) {
        Set<String> smaller = new LinkedHashSet<>(key);
        smaller.remove(all.get((first + i) % all.size()));
        if (!smaller.isEmpty() && unique(view, columns, smaller)) {
          key = smaller;
        }
      }
      if (keys.stream().noneMatch(key::containsAll)) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static List<Set<String>> candidates(List<String> columns) {
    List<Set<String>> candidates = new ArrayList<>();
    columns.forEach(it -> candidates.add(Set.of(it)));
    for (int i = 0; i < columns.size() && columns.size() <= FEW; i++) {
      for (int j = i + 1; j < columns.size(); j++) {
        candidates.add(Set.of(columns.get(i), columns.get(j)));
      }
    }
    return candidates;
  }

  /** Whether a row that looks for its partners in the view is known to find one at most. */
  boolean unique(QualifiedName view, Set<String> key) throws SQLException {
    Map<String, String> columns = columns(view);
    return comparable(view, columns).containsAll(key) && unique(view, columns, key);
  }

  private boolean unique(QualifiedName view, Map<String, String> columns, Set<String> key)
      throws SQLException {
    List<String> names = List.copyOf(key);
    String row =
        names.stream().map(it -> "NULL::" + columns.get(it)).collect(Collectors.joining(", "));
    String asked =
        IntStream.range(0, names.size())
            .mapToObj(i -> "v." + quoted(names.get(i)) + " = a.k" + i)
            .collect(Collectors.joining(" AND "));
    String as =
        IntStream.range(0, names.size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
    return plan("SELECT 1 FROM (VALUES (%s), (%s)) AS a (%s) LEFT JOIN %s v ON %s"
            .formatted(row, row, as, quoted(view), asked))
        .type()
        .equals("Values Scan");
  }

  private Set<String> comparable(QualifiedName view, Map<String, String> columns)
      throws SQLException {
    Set<String> comparable = new LinkedHashSet<>();
    for (String column : columns.keySet()) {
      try {
        unique(view, columns, Set.of(column));
        comparable.add(column);
      } catch (SQLException e) {
        if (!e.getSQLState().startsWith("42")) {
          throw e;
        }
      }
    }
    return comparable;
  }

  private Plan plan(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("EXPLAIN (COSTS off, FORMAT json) " + sql)) {
      row.next();
      return Plan.parse(row.getString(1));
    }
  }

  static String quoted(QualifiedName name) {
    return quoted(name.schema()) + "." + quoted(name.name());
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
