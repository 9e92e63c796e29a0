package dev.veduta.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** The parentheses and brackets that are open. */
final class Brackets {
  static final String FLAW = "has parentheses or brackets that do not match";

  private final Deque<Character> closing = new ArrayDeque<>();

  /** Goes through text without quotes; false if something closes that is not open. */
  boolean take(String text) {
    return text.chars().allMatch(each -> take((char) each));
  }

  private boolean take(char each) {
    return switch (each) {
      case '(' -> closing.add(')');
      case '[' -> closing.add(']');
      case ')', ']' -> Objects.equals(closing.pollLast(), each);
      default -> true;
    };
  }

  boolean areClosed() {
    return closing.isEmpty();
  }
}
