/** The annotation processor; {@link dev.veduta.processor.ViewProcessor} tells the whole flow. */
@NullMarked
package dev.veduta.processor;

import org.jspecify.annotations.NullMarked;
