package dev.veduta.introspect;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.Collation;
import dev.veduta.catalog.QualifiedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A column, its type still an oid. */
record ColumnRow(
    String name,
    String sqlType,
    long type,
    int dimensions,
    @Nullable Collation collation,
    @Nullable String comment) {
  static ColumnRow read(ResultSet row) throws SQLException {
    return new ColumnRow(
        row.getString("name"),
        row.getString("sql_type"),
        row.getLong("type"),
        row.getInt("dimensions"),
        collation(row),
        row.getString("comment"));
  }

  private static @Nullable Collation collation(ResultSet row) throws SQLException {
    String name = row.getString("collation");
    return name == null
        ? null
        : new Collation(
            new QualifiedName(row.getString("collation_schema"), name),
            row.getBoolean("deterministic"));
  }

  /** The column, of which nothing is claimed yet. */
  CatalogColumn column(TypeReader types) {
    return new CatalogColumn(name, sqlType, types.type(type, dimensions), null, collation, comment);
  }
}
