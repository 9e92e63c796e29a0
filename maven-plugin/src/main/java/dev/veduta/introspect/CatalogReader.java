package dev.veduta.introspect;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
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
  private final Map<Long, List<IndexRow>> indexes;
  private final Map<Long, List<QualifiedName>> dependencies;
  private final List<Problem> problems = new ArrayList<>();

  private CatalogReader(CatalogSnapshot snapshot, String oids) throws SQLException {
    relations = snapshot.rows(CatalogQuery.RELATIONS, RelationRow::read, oids);
    columns = grouped(snapshot, CatalogQuery.COLUMNS, ColumnRow::read, oids, oids);
    types = TypeReader.of(snapshot, oids);
    indexes = grouped(snapshot, CatalogQuery.INDEXES, IndexRow::read, oids);
    dependencies = grouped(snapshot, CatalogQuery.DEPENDENCIES, CatalogReader::name, oids);
  }

  static CatalogReader of(CatalogSnapshot snapshot, List<Long> relations) throws SQLException {
    String oids = relations.stream().map(String::valueOf).collect(joining(",", "{", "}"));
    return new CatalogReader(snapshot, oids);
  }

  /** The relations, by name; what is wrong with their comments goes to {@code found}. */
  List<CatalogView> views(List<Problem> found) {
    List<CatalogView> views =
        relations.stream()
            .sorted((left, right) -> left.name().compareTo(right.name()))
            .map(this::view)
            .toList();
    found.addAll(problems);
    return views;
  }

  private CatalogView view(RelationRow relation) {
    List<IndexRow> indexRows = indexes.getOrDefault(relation.oid(), List.of());
    CommentClaims claims = claims(relation, indexRows);
    problems.addAll(claims.problems());
    return new CatalogView(
        relation.name(),
        relation.kind(),
        relation.comment(),
        claims.columns(),
        claims.keys(),
        sortedIndexes(indexRows),
        dependencies.getOrDefault(relation.oid(), List.of()).stream().sorted().toList(),
        relation.options(),
        relation.updatable(),
        relation.populated(),
        relation.definition());
  }

  private CommentClaims claims(RelationRow relation, List<IndexRow> indexRows) {
    List<CatalogColumn> proven =
        columns.getOrDefault(relation.oid(), List.of()).stream()
            .map(row -> row.column(relation.name(), types))
            .toList();
    // Rows of a table's children may repeat its keys: no index spans them.
    List<CatalogKey> keys = relation.hasChildren() ? List.of() : TableKeys.of(proven, indexRows);
    return CommentClaims.of(relation.name(), relation.comment(), proven, keys);
  }

  private static List<CatalogIndex> sortedIndexes(List<IndexRow> rows) {
    return rows.stream()
        .map(IndexRow::index)
        .sorted((left, right) -> left.name().compareTo(right.name()))
        .toList();
  }

  private static QualifiedName name(ResultSet row) throws SQLException {
    return new QualifiedName(row.getString("schema"), row.getString("name"));
  }

  /** Rows by the oid in their column {@code relation}, in the query's order. */
  private static <T> Map<Long, List<T>> grouped(
      CatalogSnapshot snapshot,
      CatalogQuery query,
      CatalogSnapshot.RowReader<T> reader,
      String... parameters)
      throws SQLException {
    Map<Long, List<T>> groups = new HashMap<>();
    snapshot.rows(
        query,
        row ->
            groups
                .computeIfAbsent(row.getLong("relation"), oid -> new ArrayList<>())
                .add(reader.read(row)),
        parameters);
    return groups;
  }
}
