/** Problems as values: collected by every step, printed once by the processor. */
@NullMarked
package dev.veduta.processor.report;

import org.jspecify.annotations.NullMarked;
