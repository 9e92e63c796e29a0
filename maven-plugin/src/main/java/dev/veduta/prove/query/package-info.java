/**
 * An analysed query as an immutable model of our own: what {@code pg_rewrite} says, with every
 * server version's spelling gone.
 */
@NullMarked
package dev.veduta.prove.query;

import org.jspecify.annotations.NullMarked;
