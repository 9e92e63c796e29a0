package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Converts the values of a column to a class of your own. On an accessor, of that column; on a
 * package, of every column that an accessor of the package reads as the converter's class, and that
 * it can convert. Where the accessor returns a list of them and the column is an array, its
 * elements are converted.
 *
 * <p>SQL knows nothing of it: it compares and orders the values that the column has, and operators
 * on text, ranges or JSON are not there.
 */
@Documented
@Target({ElementType.METHOD, ElementType.PACKAGE})
@Retention(RetentionPolicy.CLASS)
@Repeatable(Convert.List.class)
public @interface Convert {
  /**
   * A {@link dev.veduta.type.Converter} with a public constructor that takes nothing, or a static
   * field {@code INSTANCE}; or an enum, whose constants stand for labels: their names, or what
   * {@link Label} says.
   */
  Class<?> value();

  /**
   * On a package, SQL types, as {@code pg_type} names them: {@code numeric}, {@code shop.amount}.
   * Columns of these types, and of arrays of them, are converted in records of all columns too.
   */
  String[] type() default {};

  /** Several of them on one package. */
  @Documented
  @Target({ElementType.METHOD, ElementType.PACKAGE})
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    Convert[] value();
  }
}
