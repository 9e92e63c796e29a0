/** What a role may do with views, and what it would take. */
@NullMarked
package dev.veduta.access;

import org.jspecify.annotations.NullMarked;
