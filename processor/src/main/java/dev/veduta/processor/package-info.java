/**
 * From declarations to records. {@link dev.veduta.processor.Generator} tells the whole flow; {@link
 * dev.veduta.processor.ViewProcessor} is the annotation processor around it.
 */
@NullMarked
package dev.veduta.processor;

import org.jspecify.annotations.NullMarked;
