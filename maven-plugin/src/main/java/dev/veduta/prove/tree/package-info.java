/**
 * The text form of PostgreSQL's analysed query trees, read into nodes. It knows the syntax and no
 * node's meaning.
 */
@NullMarked
package dev.veduta.prove.tree;

import org.jspecify.annotations.NullMarked;
