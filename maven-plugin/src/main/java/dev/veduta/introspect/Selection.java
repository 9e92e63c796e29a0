package dev.veduta.introspect;

import dev.veduta.catalog.QualifiedName;
import java.util.List;
import java.util.Set;

/**
 * Which relations to reflect: those that some pattern includes and none excludes. PostgreSQL's own
 * schemas are included only by a pattern that names them, so {@code *.*} means the user's.
 * Immutable.
 *
 * @param include what to take
 * @param exclude what to leave out of it
 */
public record Selection(List<RelationPattern> include, List<RelationPattern> exclude) {
  private static final Set<String> SYSTEM_SCHEMAS = Set.of("pg_catalog", "information_schema");

  public Selection {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** Whether this relation is to be reflected. */
  public boolean selects(QualifiedName relation) {
    return include.stream().anyMatch(pattern -> includes(pattern, relation))
        && exclude.stream().noneMatch(pattern -> pattern.matches(relation));
  }

  /** Whether an including pattern means this relation. */
  static boolean includes(RelationPattern pattern, QualifiedName relation) {
    return (pattern.schema().isLiteral() || !isSystem(relation)) && pattern.matches(relation);
  }

  /** Whether this is one of PostgreSQL's own. */
  static boolean isSystem(QualifiedName relation) {
    return SYSTEM_SCHEMAS.contains(relation.schema());
  }

  /** Whether a pattern names one of PostgreSQL's own schemas. */
  static boolean namesSystem(RelationPattern pattern) {
    return pattern.schema().isLiteral()
        && SYSTEM_SCHEMAS.stream().anyMatch(pattern.schema()::matches);
  }
}
