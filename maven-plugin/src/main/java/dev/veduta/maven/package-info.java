/** The goals: parameters in, exceptions out; what they do lies in the other packages. */
@NullMarked
package dev.veduta.maven;

import org.jspecify.annotations.NullMarked;
