package dev.veduta.introspect;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Types by oid, assembled from rows that name each other by oid. For one thread. */
final class TypeReader {
  private final Map<Long, TypeRow> rows = new HashMap<>();

  static TypeReader of(CatalogSnapshot snapshot, String relations) throws SQLException {
    TypeReader types = new TypeReader();
    for (TypeRow row : snapshot.rows(CatalogQuery.TYPES, TypeRow::read, relations)) {
      types.rows.put(row.oid(), row);
    }
    return types;
  }

  /**
   * A type as a column has it.
   *
   * @param dimensions of a column's array, as declared; views often say 0
   */
  PgType type(long oid, int dimensions) {
    TypeRow row = row(oid);
    return switch (row.kind()) {
      case "array" -> new PgType.Array(type(row.of(), 0), Math.max(1, dimensions));
      case "domain" ->
          new PgType.Domain(row.name(), type(row.of(), row.dimensions()), row.sqlType());
      case "enum" -> new PgType.Enumeration(row.name(), row.labels());
      case "composite" -> new PgType.Composite(row.name(), attributes(row));
      case "range" -> range(row);
      case "multirange" -> new PgType.Multirange(row.name(), range(row(row.of())));
      default -> new PgType.Base(row.name());
    };
  }

  private TypeRow row(long oid) {
    return Objects.requireNonNull(rows.get(oid), () -> "types.sql left out type " + oid);
  }

  private PgType.Range range(TypeRow row) {
    return new PgType.Range(row.name(), type(row.of(), 0));
  }

  private List<PgType.Attribute> attributes(TypeRow row) {
    return row.attributes().stream()
        .map(it -> new PgType.Attribute(it.name(), it.sqlType(), type(it.type(), it.dimensions())))
        .toList();
  }

  /** A row of types.sql; {@code of} is 0 where there is nothing inside. */
  private record TypeRow(
      long oid,
      QualifiedName name,
      String kind,
      long of,
      int dimensions,
      @Nullable String sqlType,
      List<String> labels,
      List<AttributeRow> attributes) {
    static TypeRow read(ResultSet row) throws SQLException {
      return new TypeRow(
          row.getLong("oid"),
          new QualifiedName(row.getString("schema"), row.getString("name")),
          row.getString("kind"),
          row.getLong("of"),
          row.getInt("dimensions"),
          row.getString("sql_type"),
          Rows.texts(row, "labels"),
          AttributeRow.read(row));
    }
  }

  private record AttributeRow(String name, String sqlType, long type, int dimensions) {
    static List<AttributeRow> read(ResultSet row) throws SQLException {
      List<String> names = Rows.texts(row, "attribute_names");
      List<String> sqlTypes = Rows.texts(row, "attribute_sql_types");
      List<Long> types = Rows.list(row, "attribute_types", Long.class);
      List<Integer> dimensions = Rows.list(row, "attribute_dimensions", Integer.class);
      List<AttributeRow> attributes = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        attributes.add(
            new AttributeRow(names.get(i), sqlTypes.get(i), types.get(i), dimensions.get(i)));
      }
      return attributes;
    }
  }
}
