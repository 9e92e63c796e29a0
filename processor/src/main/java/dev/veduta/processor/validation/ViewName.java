package dev.veduta.processor.validation;

import dev.veduta.catalog.QualifiedName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code schema.name} as {@code @View} has it: a part may be double-quoted, as in SQL. */
public final class ViewName {
  private static final String PART = "(\"(?:[^\"]|\"\")+\"|[^\".]+)";
  private static final Pattern QUALIFIED = Pattern.compile(PART + "\\." + PART, Pattern.DOTALL);

  private ViewName() {}

  /** The name; empty where it is none. */
  public static Optional<QualifiedName> parse(String text) {
    Matcher matcher = QUALIFIED.matcher(text);
    return matcher.matches()
        ? Optional.of(new QualifiedName(unquoted(matcher.group(1)), unquoted(matcher.group(2))))
        : Optional.empty();
  }

  private static String unquoted(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
        : part;
  }
}
