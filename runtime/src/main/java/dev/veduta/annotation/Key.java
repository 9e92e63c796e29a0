package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asserts the identity key of a {@link View} interface, where the catalog knows none or another one
 * is wanted. Two different rows under one key are then an error when they are read. Columns that
 * can be null make a key only where the catalog knows it: a null then equals a null.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Key {
  /** The columns, by their names in the database, in the key's order. */
  String[] value();
}
