package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts the deferred column of an accessor that returns {@code Lazy<T>} into a group: its columns
 * are loaded together. Without it, the column is loaded by itself.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Deferred {
  /** The name of the group. */
  String value();
}
