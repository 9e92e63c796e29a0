package dev.veduta.introspect;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Text in which a star stands for any characters: the literal pieces between its stars, so that a
 * literal star needs no escape. Immutable.
 *
 * @param pieces what stands before, between and after the stars; one piece where there is no star
 */
public record Glob(List<String> pieces) {
  public Glob {
    pieces = List.copyOf(pieces);
  }

  static Glob of(String text) {
    return new Glob(List.of(text.split("\\*", -1)));
  }

  static Glob literal(String text) {
    return new Glob(List.of(text));
  }

  boolean isLiteral() {
    return pieces.size() == 1;
  }

  boolean matches(String text) {
    String first = pieces.get(0);
    if (isLiteral()) {
      return text.equals(first);
    }
    String last = pieces.get(pieces.size() - 1);
    int end = text.length() - last.length();
    if (!text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    int position = first.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = text.indexOf(piece, position);
      if (found < 0) {
        return false;
      }
      position = found + piece.length();
    }
    return position <= end;
  }

  /** The same as a LIKE pattern with a backslash as its escape. */
  String like() {
    return pieces.stream()
        .map(piece -> piece.replaceAll("[\\\\%_]", "\\\\$0"))
        .collect(Collectors.joining("%"));
  }
}
