package dev.veduta.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column, in the place it has in its relation.
 *
 * @param name its name, as in the database
 * @param sqlType its type as {@code format_type} writes it under an empty search path, with its
 *     modifier
 * @param type its type
 * @param notNull why it is never null; null where it may be
 * @param collation its collation, where it is not the default
 * @param comment its comment
 * @param readOnly whether the server makes its values, though rows of its relation can be written
 */
public record CatalogColumn(
    String name,
    String sqlType,
    PgType type,
    @Nullable Claim notNull,
    @Nullable Collation collation,
    @Nullable String comment,
    boolean readOnly) {
  /** A column that takes values, if its relation does. */
  public CatalogColumn(
      String name,
      String sqlType,
      PgType type,
      @Nullable Claim notNull,
      @Nullable Collation collation,
      @Nullable String comment) {
    this(name, sqlType, type, notNull, collation, comment, false);
  }

  /** The same, never null for this reason; null where it may be. */
  public CatalogColumn claiming(@Nullable Claim claim) {
    return new CatalogColumn(name, sqlType, type, claim, collation, comment, readOnly);
  }

  /** The same, its values made by the server or not. */
  public CatalogColumn readOnly(boolean isReadOnly) {
    return new CatalogColumn(name, sqlType, type, notNull, collation, comment, isReadOnly);
  }

  /** Whether nothing says that it is never null. */
  public boolean isNullable() {
    return notNull == null;
  }

  /** The collation, if SQL's equality of this column is not byte for byte. */
  public Optional<Collation> nondeterministicCollation() {
    return Optional.ofNullable(collation).filter(it -> !it.deterministic());
  }
}
