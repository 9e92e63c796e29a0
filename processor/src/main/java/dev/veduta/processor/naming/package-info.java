/** From any identifier that PostgreSQL accepts to a Java name, and back. */
@NullMarked
package dev.veduta.processor.naming;

import org.jspecify.annotations.NullMarked;
