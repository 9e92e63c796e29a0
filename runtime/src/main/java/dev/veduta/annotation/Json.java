package dev.veduta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads a column of {@code json} or {@code jsonb} as the type that the accessor returns, by Jackson
 * 3 or 2, whichever is on the class path. See {@link dev.veduta.json.Json}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Json {}
