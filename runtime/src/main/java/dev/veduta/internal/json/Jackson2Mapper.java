package dev.veduta.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.veduta.type.Converter;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;

/** Jackson 2, which may not be there: only who has looked for it names this class. */
public record Jackson2Mapper(ObjectMapper mapper) implements JsonMapper {
  static Jackson2Mapper ofItsOwn() {
    return new Jackson2Mapper(
        com.fasterxml.jackson.databind.json.JsonMapper.builder().findAndAddModules().build());
  }

  @Override
  public <T> Converter<String, T> converter(Type type) {
    JavaType known = mapper.constructType(type);
    ObjectReader reader = mapper.readerFor(known);
    ObjectWriter writer = mapper.writerFor(known);
    return new Converter<>() {
      @Override
      public T fromColumn(String json) {
        try {
          return reader.readValue(json);
        } catch (JsonProcessingException failure) {
          throw new UncheckedIOException(failure);
        }
      }

      @Override
      public String toColumn(T value) {
        try {
          return writer.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
          throw new UncheckedIOException(failure);
        }
      }
    };
  }
}
