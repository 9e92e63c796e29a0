package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells something of a view, on a {@link View} interface, or of a column, on its accessor. The
 * record's {@code VIEW} knows it at run time, beside what the comments in the database tell by
 * {@code @info key=value}; of one key, the annotation says what it is.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
@Repeatable(Info.List.class)
public @interface Info {
  /** What is told; each once. */
  String key();

  /** What of it. */
  String value();

  /** Several of them. */
  @Documented
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    Info[] value();
  }
}
