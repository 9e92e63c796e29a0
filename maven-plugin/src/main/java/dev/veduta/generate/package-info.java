/**
 * From the catalog to record sources: declarations written for the user, and the real processor.
 */
@NullMarked
package dev.veduta.generate;

import org.jspecify.annotations.NullMarked;
