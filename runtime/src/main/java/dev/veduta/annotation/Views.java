package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks, on a package, for a record over each of many views. */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Views.List.class)
public @interface Views {
  /** The schema, as in the database. */
  String schema();

  /** Which views; {@code *} stands for any text. */
  String[] include() default "*";

  /** Which of them not. */
  String[] exclude() default {};

  /**
   * Which of their columns; {@code *} stands for any text. The others are in no record and in no
   * statement. A pattern that matches none of all these views' columns is an error.
   */
  String[] columns() default "*";

  /** Which of these not. */
  String[] excludeColumns() default {};

  /**
   * What a record's name leaves off the beginning of its view's: the first of these, {@code v_} for
   * instance.
   */
  String[] stripPrefix() default {};

  /** What it leaves off the end, {@code _view} or {@code _mv} for instance. */
  String[] stripSuffix() default {};

  /** What a component's name leaves off the beginning of its column's: the first of these. */
  String[] stripColumnPrefix() default {};

  /** What it leaves off the end. */
  String[] stripColumnSuffix() default {};

  /** Whether what can be null is a {@link java.util.Optional}, and not {@code @Nullable}. */
  boolean optional() default false;

  /** Several of them on one package. */
  @Documented
  @Target(ElementType.PACKAGE)
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    Views[] value();
  }
}
