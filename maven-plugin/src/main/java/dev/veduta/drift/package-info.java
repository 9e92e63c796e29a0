/**
 * Whether the committed catalog and a live database have parted: two catalogs in, differences out.
 */
@NullMarked
package dev.veduta.drift;

import org.jspecify.annotations.NullMarked;
