/** From what was validated to what is to be written. Nothing can fail here. */
@NullMarked
package dev.veduta.processor.binding;

import org.jspecify.annotations.NullMarked;
