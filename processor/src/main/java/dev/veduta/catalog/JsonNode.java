package dev.veduta.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed JSON value that remembers its line, so that every complaint can name it. */
sealed interface JsonNode {
  /** No catalog of ours is deeper; types nest a few levels at most. */
  int MAX_DEPTH = 64;

  /** The line it starts on, from 1. */
  int line();

  /** An object. */
  record Members(int line, Map<String, JsonNode> members) implements JsonNode {}

  /** An array. */
  record Elements(int line, List<JsonNode> elements) implements JsonNode {}

  /** A string, number, boolean, or null. */
  record Scalar(int line, @Nullable Object value) implements JsonNode {}

  /**
   * Parses a whole text.
   *
   * @param file its name, for the error
   * @throws CatalogFormatException if it is not one JSON value, holds a key twice, or nests
   *     absurdly deep
   */
  static JsonNode parse(String text, String file) throws CatalogFormatException {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    try (JsonParser parser = factory.createParser(text)) {
      return whole(parser, text, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode whole(JsonParser parser, String text, String file)
      throws IOException, CatalogFormatException {
    try {
      parser.nextToken();
      JsonNode node = value(parser);
      if (parser.nextToken() != null) {
        throw new CatalogFormatException(
            file, line(parser), "something follows the end of the JSON");
      }
      return node;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? line(parser) : Math.max(1, e.getLocation().getLineNr());
      throw new CatalogFormatException(file, line, complaint(text, line, e));
    }
  }

  private static JsonNode value(JsonParser parser) throws IOException {
    int line = line(parser);
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new com.fasterxml.jackson.core.JsonParseException(parser, "the file ends too early");
    }
    return switch (token) {
      case START_OBJECT -> new Members(line, members(parser));
      case START_ARRAY -> new Elements(line, elements(parser));
      case VALUE_STRING -> new Scalar(line, parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> new Scalar(line, parser.getBooleanValue());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(line, parser.getDecimalValue());
      default -> new Scalar(line, null);
    };
  }

  private static Map<String, JsonNode> members(JsonParser parser) throws IOException {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<JsonNode> elements(JsonParser parser) throws IOException {
    List<JsonNode> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  private static int line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private static String complaint(String text, int line, JsonProcessingException e) {
    String content = text.lines().skip(line - 1L).findFirst().orElse("");
    boolean conflict = content.matches("(<<<<<<<|=======|>>>>>>>|\\|\\|\\|\\|\\|\\|\\|).*");
    return conflict ? "an unresolved merge conflict" : e.getOriginalMessage();
  }
}
