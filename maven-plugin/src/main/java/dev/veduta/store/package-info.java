/**
 * What the plugin writes: the catalog, replaced file by file, and what it remembers of earlier
 * runs.
 */
@NullMarked
package dev.veduta.store;

import org.jspecify.annotations.NullMarked;
