package dev.veduta.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object read against what it ought to hold: each access names its member, and a misfit
 * names file and line.
 */
record JsonObject(String file, JsonNode.Members node) {
  /** How one element of an array is read. */
  interface ElementReader<T> {
    T read(JsonNode element) throws CatalogFormatException;
  }

  static JsonObject of(String file, JsonNode node) throws CatalogFormatException {
    if (node instanceof JsonNode.Members members) {
      return new JsonObject(file, members);
    }
    throw new CatalogFormatException(file, node.line(), "an object belongs here");
  }

  boolean has(String name) {
    return node.members().containsKey(name);
  }

  JsonNode required(String name) throws CatalogFormatException {
    JsonNode value = node.members().get(name);
    if (value == null) {
      throw new CatalogFormatException(file, node.line(), "\"" + name + "\" is missing");
    }
    return value;
  }

  String string(String name) throws CatalogFormatException {
    return string(name, required(name));
  }

  @Nullable String optionalString(String name) throws CatalogFormatException {
    return has(name) ? string(name) : null;
  }

  boolean flag(String name, boolean absent) throws CatalogFormatException {
    if (!has(name)) {
      return absent;
    }
    if (required(name) instanceof JsonNode.Scalar scalar
        && scalar.value() instanceof Boolean flag) {
      return flag;
    }
    throw misfit(name, required(name), "true or false");
  }

  int number(String name) throws CatalogFormatException {
    if (required(name) instanceof JsonNode.Scalar scalar
        && scalar.value() instanceof java.math.BigDecimal number) {
      return number.intValue();
    }
    throw misfit(name, required(name), "a number");
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) throws CatalogFormatException {
    String text = string(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw misfit(name, required(name), "one of " + Arrays.toString(type.getEnumConstants()));
  }

  JsonObject object(String name) throws CatalogFormatException {
    return of(file, required(name));
  }

  /** The elements of an array; none if it is absent. */
  <T> List<T> list(String name, ElementReader<T> reader) throws CatalogFormatException {
    if (!has(name)) {
      return List.of();
    }
    if (!(required(name) instanceof JsonNode.Elements array)) {
      throw misfit(name, required(name), "an array");
    }
    List<T> list = new ArrayList<>();
    for (JsonNode element : array.elements()) {
      list.add(reader.read(element));
    }
    return list;
  }

  List<String> strings(String name) throws CatalogFormatException {
    return list(name, element -> string(name, element));
  }

  /** The complaint that a member is not what it must be. */
  CatalogFormatException misfit(String name, String expected) {
    return misfit(name, node.members().getOrDefault(name, node), expected);
  }

  private String string(String name, JsonNode value) throws CatalogFormatException {
    if (value instanceof JsonNode.Scalar scalar && scalar.value() instanceof String text) {
      return text;
    }
    throw misfit(name, value, "a string");
  }

  private CatalogFormatException misfit(String name, JsonNode at, String expected) {
    return new CatalogFormatException(file, at.line(), "\"" + name + "\" must be " + expected);
  }
}
