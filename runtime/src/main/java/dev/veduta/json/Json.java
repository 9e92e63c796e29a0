package dev.veduta.json;

import dev.veduta.internal.json.JsonMapper;
import dev.veduta.internal.json.JsonMappers;
import dev.veduta.type.Converter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * JSON as values of a type, generic ones too, by Jackson: what {@code @Json} on an accessor
 * becomes. A subclass says the type, {@code new Json<List<Line>>() {}}.
 *
 * <p>Jackson 3 does it where it is on the class path, else Jackson 2, with the mapper that {@link
 * Jackson3} or {@link Jackson2} was given, or the one that {@code JsonMapper} makes with all
 * modules it finds. It is asked when the first value is read or bound. Thread-safe.
 *
 * @param <T> the type, with its arguments
 */
public abstract class Json<T> implements Converter<String, T> {
  private final Type type;
  private volatile @Nullable Converter<String, T> mapped;

  /** Notes the type that the subclass says. */
  protected Json() {
    this.type = ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
  }

  @Override
  public final T fromColumn(String json) {
    return mapped().fromColumn(json);
  }

  @Override
  public final String toColumn(T value) {
    return mapped().toColumn(value);
  }

  private Converter<String, T> mapped() {
    Converter<String, T> known = mapped;
    if (known == null) {
      JsonMapper mapper = JsonMappers.chosen();
      known = mapper.converter(type);
      mapped = known;
    }
    return known;
  }
}
