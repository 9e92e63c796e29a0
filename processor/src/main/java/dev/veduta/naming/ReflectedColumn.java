package dev.veduta.naming;

import org.jspecify.annotations.Nullable;

/**
 * A column as the catalog has it. Immutable; text is the database's.
 *
 * @param name its name
 * @param sqlType its type as PostgreSQL writes it, such as {@code character varying(255)}
 * @param nullable whether nothing says that it is never null
 * @param comment its comment, or null
 */
public record ReflectedColumn(
    String name, String sqlType, boolean nullable, @Nullable String comment) {}
