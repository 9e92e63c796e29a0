/**
 * What was reflected from PostgreSQL: one JSON file per view, committed by the user, the only input
 * of code generation. Immutable model, its JSON form, and the directory it lives in.
 */
@NullMarked
package dev.veduta.catalog;

import org.jspecify.annotations.NullMarked;
