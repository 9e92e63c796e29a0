/**
 * Holds what comments assert against the data, where the user asks for it. This is the one place
 * that runs a user's views at build time.
 */
@NullMarked
package dev.veduta.data;

import org.jspecify.annotations.NullMarked;
