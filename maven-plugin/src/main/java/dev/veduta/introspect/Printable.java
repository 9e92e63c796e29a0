package dev.veduta.introspect;

/** Makes text from the database safe to print on one line of a log. */
public final class Printable {
  private Printable() {}

  /** The text with control, formatting and line separating characters as {@code \}{@code uXXXX}. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isInvisible(c)) {
        safe.append("\\u%04X".formatted((int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static boolean isInvisible(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
