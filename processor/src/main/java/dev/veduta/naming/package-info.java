/** What a naming strategy of the user's own implements, and what it is told. */
@NullMarked
package dev.veduta.naming;

import org.jspecify.annotations.NullMarked;
