/** Where reflection reads: a database somebody runs, or an embedded one filled from scripts. */
@NullMarked
package dev.veduta.source;

import org.jspecify.annotations.NullMarked;
