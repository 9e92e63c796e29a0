package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An accessor of a {@link View} interface that reads one SQL expression over the view's columns:
 * {@code @Expression("lower(email)")}. It is selected, and asked and ordered by, as a column is.
 * {@code mvn veduta:reflect} asks the server for its type and whether it can be null, and keeps
 * both in the catalog.
 *
 * <p>It has one value for each row: no aggregate, window function, set, query or volatile function.
 * Names beyond {@code pg_catalog} have to be qualified by their schema.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Expression {
  /** The SQL, a constant. */
  String value();
}
