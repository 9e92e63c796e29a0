package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An accessor of a {@link View} interface that leads to rows of another record: {@code
 * Lazy<Optional<Stats>>} to at most one, {@code Lazy<List<Review>>} to any number. What is named is
 * the record, or the interface that shapes it.
 *
 * <p>The key of one of the two is found in columns of the other. Where neither {@link #columns} nor
 * {@link #to} is given, these columns have the names of the key, and must be known to hold the
 * values of one column of the database.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Related {
  /** The columns here, by their names in the database; the key of this record if not given. */
  String[] columns() default {};

  /**
   * The columns there that they are equal to, one for each, by their names in the database; the key
   * there if not given.
   */
  String[] to() default {};

  /**
   * The order of a list, before that of the key there: columns there, each followed by {@code desc}
   * where larger values come first.
   */
  String[] orderBy() default {};
}
