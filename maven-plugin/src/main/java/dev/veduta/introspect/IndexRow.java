package dev.veduta.introspect;

import dev.veduta.catalog.CatalogIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An index and what the catalog does not keep of it.
 *
 * @param index the index
 * @param primary whether it is the primary key's
 * @param constraint the constraint that owns it
 * @param ownEquality whether it is a btree that compares by the columns' own equality
 */
record IndexRow(
    CatalogIndex index, boolean primary, @Nullable String constraint, boolean ownEquality) {
  static IndexRow read(ResultSet row) throws SQLException {
    return new IndexRow(
        new CatalogIndex(
            row.getString("name"),
            row.getString("method"),
            Rows.texts(row, "keys"),
            row.getBoolean("is_unique"),
            row.getBoolean("valid"),
            row.getBoolean("immediate"),
            row.getBoolean("nulls_not_distinct"),
            row.getBoolean("expression"),
            row.getString("predicate"),
            row.getString("definition")),
        row.getBoolean("is_primary"),
        row.getString("constraint_name"),
        row.getBoolean("proves"));
  }

  /** Whether no two rows of its own table have equal keys, nulls aside. */
  boolean provesUnique() {
    return ownEquality
        && index.unique()
        && index.valid()
        && index.immediate()
        && !index.expression()
        && index.predicate() == null;
  }

  /** What to call it in a claim. */
  String because() {
    if (constraint == null) {
      return "unique index " + index.name();
    }
    return (primary ? "primary key " : "unique constraint ") + constraint;
  }
}
