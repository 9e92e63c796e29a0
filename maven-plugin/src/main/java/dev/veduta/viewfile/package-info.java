/**
 * View files, {@code <schema>/<name>.sql}: which of them are for a server, in which order they
 * build on each other, and how a source looks with them applied.
 */
@NullMarked
package dev.veduta.viewfile;

import org.jspecify.annotations.NullMarked;
