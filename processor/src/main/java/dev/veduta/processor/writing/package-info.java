/**
 * Models to source text: one small writer for each generated thing. The only package that sees
 * JavaPoet, and the place where text from the database is escaped: {@link
 * dev.veduta.processor.writing.Literals} for strings, {@link dev.veduta.processor.writing.Javadoc}
 * for comments. What is written is ASCII, so that no compiler's {@code -encoding} changes it.
 */
@NullMarked
package dev.veduta.processor.writing;

import org.jspecify.annotations.NullMarked;
