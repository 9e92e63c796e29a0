/**
 * Shows what is proven of views, and what is not and why: {@link dev.veduta.prove.Proofs} in, text
 * for people or JSON for machines out.
 */
@NullMarked
package dev.veduta.explain;

import org.jspecify.annotations.NullMarked;
