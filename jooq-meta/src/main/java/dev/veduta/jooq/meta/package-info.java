/**
 * Feeds jOOQ's code generator from the committed catalog. Nothing in it connects to a database.
 *
 * <p>{@link dev.veduta.jooq.meta.VedutaDatabase} is what a generator's configuration names. It asks
 * {@code Catalog} for relations and types, and answers jOOQ's definitions of them.
 */
@NullMarked
package dev.veduta.jooq.meta;

import org.jspecify.annotations.NullMarked;
