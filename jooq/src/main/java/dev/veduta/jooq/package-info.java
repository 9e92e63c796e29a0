/**
 * Veduta beside jOOQ in an application: records read from jOOQ's queries, a session on jOOQ's
 * connection, conditions of Veduta's in jOOQ's statements. {@link dev.veduta.jooq.VedutaJooq} is
 * all there is to call.
 */
@NullMarked
package dev.veduta.jooq;

import org.jspecify.annotations.NullMarked;
