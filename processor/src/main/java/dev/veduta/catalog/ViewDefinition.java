package dev.veduta.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it takes, beside its columns and indexes, to create a view again.
 *
 * @param query {@code pg_get_viewdef}, for people: the text differs between server versions; null
 *     for tables
 * @param dependsOn the relations that the query reads directly, by name
 * @param options the view's options
 * @param server the servers that the query is for, such as {@code 15} or {@code citus}; null for
 *     any but those of the variants
 * @param variants what the view is on servers of other kinds
 */
public record ViewDefinition(
    @Nullable String query,
    List<QualifiedName> dependsOn,
    ViewOptions options,
    @Nullable String server,
    List<CatalogVariant> variants) {
  public ViewDefinition {
    dependsOn = List.copyOf(dependsOn);
    variants = List.copyOf(variants);
  }

  /** The same on all servers. */
  public ViewDefinition(
      @Nullable String query, List<QualifiedName> dependsOn, ViewOptions options) {
    this(query, dependsOn, options, null, List.of());
  }

  /** The same, its query being for these servers, and others for others. */
  public ViewDefinition on(@Nullable String servers, List<CatalogVariant> others) {
    return new ViewDefinition(query, dependsOn, options, servers, others);
  }
}
