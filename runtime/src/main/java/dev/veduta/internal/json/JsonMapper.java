package dev.veduta.internal.json;

import dev.veduta.type.Converter;
import java.lang.reflect.Type;

/** What maps JSON to Java. */
public interface JsonMapper {
  /** Of values of one type, which the caller knows to be {@code T}. */
  <T> Converter<String, T> converter(Type type);
}
