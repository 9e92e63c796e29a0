/**
 * Reads what PostgreSQL knows about relations into {@link dev.veduta.catalog.CatalogView}s: a
 * connection and patterns in, an immutable {@link dev.veduta.introspect.Reflection} out.
 *
 * <p>{@link dev.veduta.introspect.Introspector} tells the flow. Everything read is hostile text:
 * nothing of it reaches a later query, and no view is ever executed. The catalog queries are the
 * {@code .sql} files beside this package, one per concern.
 */
@NullMarked
package dev.veduta.introspect;

import org.jspecify.annotations.NullMarked;
