/** What a role may do with views, asked for before it has to. */
@NullMarked
package dev.veduta.rights;

import org.jspecify.annotations.NullMarked;
