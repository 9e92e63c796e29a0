/** What the catalogs say about the relations, functions and types that queries use. */
@NullMarked
package dev.veduta.prove.fact;

import org.jspecify.annotations.NullMarked;
