/** The analysis: from a query and the facts to what is never null and what identifies a row. */
@NullMarked
package dev.veduta.prove.rule;

import org.jspecify.annotations.NullMarked;
