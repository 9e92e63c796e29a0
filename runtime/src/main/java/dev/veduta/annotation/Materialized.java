package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how the rows of a plain view are kept, on a {@link View} interface; for all its records, the
 * comment on the view can say {@code @materialized table}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Materialized {
  /**
   * Whether a table beside the view keeps its rows, and the record reads them from there: the
   * view's name followed by {@code _table}, with the view's columns and the identity key as primary
   * key. {@code Veduta.ddl()} makes it, and a refresh writes what differs. If false, the record
   * reads the view itself, whatever the comment says.
   */
  boolean asTable();
}
