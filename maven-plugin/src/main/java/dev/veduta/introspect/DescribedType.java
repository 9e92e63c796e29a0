package dev.veduta.introspect;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.PgType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Optional;

/** The type of a result's one column by its name, where no view can be made to look it up. */
final class DescribedType {
  private static final String SQL =
      "select pg_catalog.format_type(t.oid, null), e.typname"
          + " from pg_catalog.pg_type t left join pg_catalog.pg_type e on e.typarray = t.oid"
          + " where t.typname = ? and t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace"
          + " and t.typtype = 'b'";

  private DescribedType() {}

  /** The column, of which nothing is claimed; empty for a type that is not PostgreSQL's own. */
  static Optional<CatalogColumn> of(Connection connection, String text, ResultSetMetaData result)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, result.getColumnTypeName(1));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(column(text, result, row)) : Optional.empty();
      }
    }
  }

  private static CatalogColumn column(String text, ResultSetMetaData result, ResultSet row)
      throws SQLException {
    String element = row.getString(2);
    PgType type =
        element == null
            ? PgType.builtin(result.getColumnTypeName(1))
            : new PgType.Array(PgType.builtin(element), 1);
    return new CatalogColumn(text, row.getString(1), type, null, null, null);
  }
}
