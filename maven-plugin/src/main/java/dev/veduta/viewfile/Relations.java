package dev.veduta.viewfile;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.query.Sql;
import dev.veduta.source.SourceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The relations of a database that hold rows or show them, less those of initdb. In its queries the
 * operators are qualified: the search path is the user's.
 */
public final class Relations {
  private static final String DEPENDENT_OBJECTS_STILL_EXIST = "2BP01";

  /** The newest first, which is mostly what stands on others before these. */
  private static final String VIEWS =
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
      WHERE c.relkind OPERATOR(pg_catalog.=) ANY ('{v,m}'::pg_catalog."char"[])
        AND c.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
      ORDER BY c.oid USING OPERATOR(pg_catalog.>)
      """;

  /**
   * Those of this transaction. An index or a trigger gives a table a new row in pg_class, so the
   * row of the type tells, which comes with the relation. What others made meanwhile is not
   * visible.
   */
  private static final String MADE =
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind
      FROM pg_catalog.pg_type t
      JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) t.typrelid
      JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
      WHERE c.relkind OPERATOR(pg_catalog.=) ANY ('{v,m,r,p,f}'::pg_catalog."char"[])
        AND pg_catalog.age(t.xmin) OPERATOR(pg_catalog.<=) 0
      """;

  /**
   * A relation.
   *
   * @param kind as in {@code pg_class.relkind}
   */
  public record Existing(long oid, QualifiedName name, String kind) {
    private static Existing read(ResultSet row) throws SQLException {
      return new Existing(
          row.getLong(1), new QualifiedName(row.getString(2), row.getString(3)), row.getString(4));
    }

    boolean isView() {
      return kind.equals("v") || kind.equals("m");
    }

    private String drop() {
      return "DROP "
          + (kind.equals("m") ? "MATERIALIZED VIEW " : "VIEW ")
          + Sql.quote(name.schema())
          + "."
          + Sql.quote(name.name());
    }
  }

  private Relations() {}

  /** Every view. */
  public static List<Existing> views(Connection connection) throws SQLException {
    return read(connection, VIEWS);
  }

  /** Every relation that the open transaction of REPEATABLE READ made. */
  static List<Existing> made(Connection connection) throws SQLException {
    return read(connection, MADE);
  }

  private static List<Existing> read(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      List<Existing> relations = new ArrayList<>();
      while (row.next()) {
        relations.add(Existing.read(row));
      }
      return relations;
    }
  }

  /**
   * Drops these views, but for those that something else stands on.
   *
   * @return what the server said of each view that is still there
   */
  public static Map<QualifiedName, String> drop(Connection connection, List<Existing> views)
      throws SQLException, SourceException {
    List<Existing> left = new ArrayList<>(views);
    Map<QualifiedName, String> reasons = new TreeMap<>();
    int before = Integer.MAX_VALUE;
    while (left.size() < before) {
      before = left.size();
      for (Existing view : List.copyOf(left)) {
        try {
          drop(connection, view);
          left.remove(view);
          reasons.remove(view.name());
        } catch (PSQLException e) {
          if (!DEPENDENT_OBJECTS_STILL_EXIST.equals(e.getSQLState())) {
            throw Problems.notDropped(view.name(), e);
          }
          reasons.put(view.name(), reason(e));
        }
      }
    }
    return reasons;
  }

  private static void drop(Connection connection, Existing view) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute(view.drop());
    } catch (SQLException e) {
      connection.rollback(before);
      throw e;
    } finally {
      connection.releaseSavepoint(before);
    }
  }

  private static String reason(PSQLException e) {
    ServerErrorMessage message = e.getServerErrorMessage();
    String detail = message == null ? null : message.getDetail();
    return (detail == null ? String.valueOf(e.getMessage()) : detail).replace("\n", "; ");
  }
}
