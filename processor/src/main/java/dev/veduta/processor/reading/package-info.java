/**
 * From the compiler's elements to declarations: the only package that knows annotations by name,
 * and, beside the processor itself, the only one that sees the compiler.
 */
@NullMarked
package dev.veduta.processor.reading;

import org.jspecify.annotations.NullMarked;
