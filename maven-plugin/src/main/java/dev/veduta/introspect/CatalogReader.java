package dev.veduta.introspect;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.ViewClaims;
import dev.veduta.catalog.ViewDefinition;
import dev.veduta.catalog.ViewWrites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the chosen relations, one query per concern however many they are, and puts each one's rows
 * together. For one thread.
 */
final class CatalogReader {
  private final List<RelationRow> relations;
  private final Map<Long, List<ColumnRow>> columns;
  private final TypeReader types;
  private final Map<Long, List<CatalogIndex>> indexes;
  private final Map<Long, List<QualifiedName>> dependencies;

  private CatalogReader(CatalogSnapshot snapshot, String oids) throws SQLException {
    relations = snapshot.rows(CatalogQuery.RELATIONS, RelationRow::read, oids);
    columns = grouped(snapshot, CatalogQuery.COLUMNS, ColumnRow::read, oids);
    types = TypeReader.of(snapshot, oids);
    indexes = grouped(snapshot, CatalogQuery.INDEXES, CatalogReader::index, oids);
    dependencies = grouped(snapshot, CatalogQuery.DEPENDENCIES, CatalogReader::name, oids);
  }

  static CatalogReader of(CatalogSnapshot snapshot, List<Long> relations) throws SQLException {
    String oids = relations.stream().map(String::valueOf).collect(joining(",", "{", "}"));
    return new CatalogReader(snapshot, oids);
  }

  /** The relations, by name; nothing is claimed of them yet. */
  List<CatalogView> relations() {
    return relations.stream().sorted(comparing(RelationRow::name)).map(this::describe).toList();
  }

  private CatalogView describe(RelationRow relation) {
    return new CatalogView(
        relation.name(),
        relation.kind(),
        relation.comment(),
        columns.getOrDefault(relation.oid(), List.of()).stream()
            .map(row -> row.column(types))
            .toList(),
        List.of(),
        ViewClaims.NONE,
        indexes.getOrDefault(relation.oid(), List.of()).stream()
            .sorted(comparing(CatalogIndex::name))
            .toList(),
        new ViewDefinition(
            relation.definition(),
            dependencies.getOrDefault(relation.oid(), List.of()).stream().sorted().toList(),
            relation.options()),
        new ViewWrites(relation.updatable(), relation.writable()),
        relation.populated());
  }

  private static CatalogIndex index(ResultSet row) throws SQLException {
    return new CatalogIndex(
        row.getString("name"),
        row.getString("method"),
        Rows.texts(row, "keys"),
        row.getBoolean("is_unique"),
        row.getBoolean("valid"),
        row.getBoolean("immediate"),
        row.getBoolean("nulls_not_distinct"),
        row.getBoolean("expression"),
        row.getString("predicate"),
        row.getString("definition"));
  }

  private static QualifiedName name(ResultSet row) throws SQLException {
    return new QualifiedName(row.getString("schema"), row.getString("name"));
  }

  /** Rows by the oid in their column {@code relation}, in the query's order. */
  private static <T> Map<Long, List<T>> grouped(
      CatalogSnapshot snapshot,
      CatalogQuery query,
      CatalogSnapshot.RowReader<T> reader,
      String oids)
      throws SQLException {
    Map<Long, List<T>> groups = new HashMap<>();
    snapshot.rows(
        query,
        row ->
            groups
                .computeIfAbsent(row.getLong("relation"), oid -> new ArrayList<>())
                .add(reader.read(row)),
        oids);
    return groups;
  }
}
