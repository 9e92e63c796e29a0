package dev.veduta.catalog;

/**
 * The collation of a column, where it is not the database's default.
 *
 * @param name its name
 * @param deterministic whether equal means byte for byte; if not, SQL's equality is not Java's
 */
public record Collation(QualifiedName name, boolean deterministic) {}
