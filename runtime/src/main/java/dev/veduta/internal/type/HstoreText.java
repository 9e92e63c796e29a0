package dev.veduta.internal.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of an {@code hstore} (PostgreSQL manual, F.17.1). */
public final class HstoreText {
  private HstoreText() {}

  public static Map<String, @Nullable String> parse(String text) {
    Literal literal = new Literal(text);
    Map<String, @Nullable String> map = new LinkedHashMap<>();
    while (!literal.atEnd()) {
      String key = literal.quoted();
      literal.expect("=>");
      map.put(key, literal.skip("NULL") ? null : literal.quoted());
      if (!literal.atEnd()) {
        literal.expect(", ");
      }
    }
    return Collections.unmodifiableMap(map);
  }

  public static String format(Map<String, @Nullable String> map) {
    return map.entrySet().stream().map(HstoreText::pair).collect(Collectors.joining(","));
  }

  private static String pair(Map.Entry<String, @Nullable String> entry) {
    String value = entry.getValue();
    return Literal.quote(entry.getKey()) + "=>" + (value == null ? "NULL" : Literal.quote(value));
  }
}
