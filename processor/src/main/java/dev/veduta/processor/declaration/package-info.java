/**
 * What asks for records, as values with their places: read from Java by {@code reading}, or made of
 * what the Maven plugin was told.
 */
@NullMarked
package dev.veduta.processor.declaration;

import org.jspecify.annotations.NullMarked;
