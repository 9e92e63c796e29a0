package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the column that an accessor of a {@link View} interface reads, where its own name does not.
 *
 * <p>Several columns that hold the same, as those that a join compares, are read as one:
 * {@code @Column({"user_id", "address_user_id"})}. Where the catalog does not know that they are
 * equal, each row is checked while it is read, and a difference is a {@link
 * dev.veduta.ColumnsDifferException}. Conditions and orders ask the first.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Column {
  /** The column's name, as in the database; or the names of several. */
  String[] value();
}
