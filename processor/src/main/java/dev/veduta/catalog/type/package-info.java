/**
 * The table of types: which Java types fit a PostgreSQL type, and how the runtime reads them. The
 * one place that says so at build time; the runtime's {@code SqlTypes} is its other half.
 */
@NullMarked
package dev.veduta.catalog.type;

import org.jspecify.annotations.NullMarked;
