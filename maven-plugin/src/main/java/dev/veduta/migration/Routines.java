package dev.veduta.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The functions and procedures of a database: view files can make such as belong to their views.
 */
final class Routines {
  private static final String QUERY =
      """
      SELECT p.oid::pg_catalog.regprocedure, p.proname,
        pg_catalog.concat_ws(' ',
          CASE WHEN p.prokind OPERATOR(pg_catalog.<>) 'a' THEN pg_catalog.pg_get_functiondef(p.oid)
            ELSE '' END,
          p.proowner, p.proacl, pg_catalog.obj_description(p.oid, 'pg_proc'))
      FROM pg_catalog.pg_proc p
      WHERE p.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
      """;

  private Routines() {}

  /** What is to be known of each, by its name and signature. */
  static Map<String, String> read(Connection connection) throws SQLException {
    State.narrowPath(connection);
    Map<String, String> routines = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      while (row.next()) {
        routines.put(row.getString(1) + "\0" + row.getString(2), row.getString(3));
      }
    }
    return routines;
  }

  /** The names, without schemas, of those that are new or other than before. */
  static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    Set<String> changed = new TreeSet<>();
    after.forEach(
        (routine, text) -> {
          if (!Objects.equals(text, before.get(routine))) {
            changed.add(routine.substring(routine.indexOf('\0') + 1));
          }
        });
    return changed;
  }
}
