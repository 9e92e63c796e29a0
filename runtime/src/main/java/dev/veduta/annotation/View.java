package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a record over one view, shaped by this interface. Each abstract method without
 * parameters is a column: the method's name in snake case, or the one that {@link Column} names;
 * its type must fit the column. With no such method, every column is taken. Default methods are
 * inherited by the record.
 *
 * <p>The record is generated beside the interface, with its name followed by {@code Record}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface View {
  /** The view, as {@code schema.name}; a part that holds a dot is double-quoted as in SQL. */
  String value();
}
