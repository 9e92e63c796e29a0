/**
 * What the user wrote, with its places: the only package that knows annotations by name and the
 * compiler's elements.
 */
@NullMarked
package dev.veduta.processor.declaration;

import org.jspecify.annotations.NullMarked;
