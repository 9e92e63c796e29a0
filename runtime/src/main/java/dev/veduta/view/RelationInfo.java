package dev.veduta.view;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What the catalog knew of a relation when its record was generated.
 *
 * @param kind what it is
 * @param schema its schema, as in the database
 * @param name its name, as in the database
 * @param comment its comment, or null where it has none
 * @param definition its query, as {@code pg_get_viewdef} wrote it (for people: the text differs
 *     between server versions); null for tables
 */
public record RelationInfo(
    RelationKind kind,
    String schema,
    String name,
    @Nullable String comment,
    @Nullable String definition) {
  public RelationInfo {
    requireNonNull(kind, "kind");
    requireNonNull(schema, "schema");
    requireNonNull(name, "name");
  }

  /** A relation with no comment and no definition. */
  public static RelationInfo of(RelationKind kind, String schema, String name) {
    return new RelationInfo(kind, schema, name, null, null);
  }

  /** The same with a comment. */
  public RelationInfo commented(String text) {
    return new RelationInfo(kind, schema, name, text, definition);
  }

  /** The same with the query that defines it. */
  public RelationInfo definedAs(String query) {
    return new RelationInfo(kind, schema, name, comment, query);
  }
}
