/**
 * What is to be written: one model for each generated file. All facts, no decision is left; text
 * from the database is still raw, and escaped when it is written.
 */
@NullMarked
package dev.veduta.processor.model;

import org.jspecify.annotations.NullMarked;
