/**
 * Which columns of a view are never null, and which columns identify a row: proven from the view's
 * definition, or not claimed.
 *
 * <p>One way: {@link dev.veduta.prove.fact facts} are read from the catalogs, the definition's
 * {@link dev.veduta.prove.tree nodes} become a {@link dev.veduta.prove.query query}, the {@link
 * dev.veduta.prove.rule rules} give it a shape, and the shape becomes claims with their reasons.
 */
@NullMarked
package dev.veduta.prove;

import org.jspecify.annotations.NullMarked;
