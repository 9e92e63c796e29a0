package dev.veduta.internal.type;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of an array (PostgreSQL manual, 8.15.6) as nested lists of the elements' texts. */
final class ArrayLiteral {
  private final Literal literal;
  private final String ends;

  private ArrayLiteral(Literal literal, char delimiter) {
    this.literal = literal;
    this.ends = delimiter + "}";
  }

  /** Whether subscripts are told, as in <code>[0:1]={a,b}</code>, and do not all begin at 1. */
  static boolean hasOtherBounds(String text) {
    return text.startsWith("[") && !text.matches("(?s)(\\[1:[0-9]+])+=.*");
  }

  /** Lists at each level but the last, there texts and nulls. */
  static List<@Nullable Object> parse(String text, char delimiter) {
    Literal literal = new Literal(text);
    if (literal.peek() == '[') {
      literal.until("=");
      literal.expect("=");
    }
    List<@Nullable Object> elements = new ArrayLiteral(literal, delimiter).list();
    literal.expectEnd();
    return elements;
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> elements = new ArrayList<>();
    literal.expect("{");
    if (literal.skip("}")) {
      return elements;
    }
    do {
      elements.add(element());
    } while (literal.next() != '}');
    return elements;
  }

  private @Nullable Object element() {
    Object element =
        switch (literal.peek()) {
          case '{' -> list();
          case '"' -> literal.quoted();
          default -> unquoted();
        };
    literal.checkNext(ends);
    return element;
  }

  private @Nullable String unquoted() {
    String text = literal.until(ends);
    return text.equals("NULL") ? null : text;
  }
}
