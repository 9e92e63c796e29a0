package dev.veduta.internal.json;

import dev.veduta.type.Converter;
import java.lang.reflect.Type;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** Jackson 3, which may not be there: only who has looked for it names this class. */
public record Jackson3Mapper(ObjectMapper mapper) implements JsonMapper {
  static Jackson3Mapper ofItsOwn() {
    return new Jackson3Mapper(
        tools.jackson.databind.json.JsonMapper.builder().findAndAddModules().build());
  }

  @Override
  public <T> Converter<String, T> converter(Type type) {
    JavaType known = mapper.constructType(type);
    ObjectReader reader = mapper.readerFor(known);
    ObjectWriter writer = mapper.writerFor(known);
    return new Converter<>() {
      @Override
      public T fromColumn(String json) {
        return reader.readValue(json);
      }

      @Override
      public String toColumn(T value) {
        return writer.writeValueAsString(value);
      }
    };
  }
}
