/**
 * Declarations against the catalog: each step takes what the one before it made and reports what is
 * wrong. What leaves here can be bound without a question.
 */
@NullMarked
package dev.veduta.processor.validation;

import org.jspecify.annotations.NullMarked;
