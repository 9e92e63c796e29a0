package dev.veduta.viewfile;

import dev.veduta.catalog.QualifiedName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name that stands where a server says something is missing.
 *
 * @param schema its schema; null if the name is not qualified
 * @param name the name
 */
record NameAt(@Nullable String schema, String name) {
  /** An identifier as the lexer reads it (manual, section 4.1.1), quoted or not. */
  private static final String IDENTIFIER =
      "(\"(?:[^\"]|\"\")+\"|[a-zA-Z_\\x80-\\uFFFF][a-zA-Z_0-9$\\x80-\\uFFFF]*)";

  private static final Pattern NAME =
      Pattern.compile(IDENTIFIER + "(?:\\s*\\.\\s*" + IDENTIFIER + ")?");

  /** The name at an offset of a text; null if there is none. */
  static @Nullable NameAt read(String text, int offset) {
    Matcher matcher = NAME.matcher(text).region(offset, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    String first = plain(matcher.group(1));
    @Nullable String second = matcher.group(2);
    return second == null ? new NameAt(null, first) : new NameAt(first, plain(second));
  }

  /** Whether it may be the name of this view. */
  boolean isOf(QualifiedName view) {
    return view.name().equals(name) && (schema == null || view.schema().equals(schema));
  }

  private static String plain(String identifier) {
    return identifier.startsWith("\"")
        ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
        : identifier.toLowerCase(Locale.ROOT);
  }
}
