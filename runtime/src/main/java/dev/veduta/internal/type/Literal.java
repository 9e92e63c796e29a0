package dev.veduta.internal.type;

import org.jspecify.annotations.Nullable;

/**
 * Reads the text of arrays, composites, ranges and hstore piece by piece (PostgreSQL manual,
 * 8.15.6, 8.16.6, 8.17.5, F.17). They quote alike: within double quotes a backslash takes the next
 * character as it is, and a doubled quote is a quote.
 *
 * <p>One use, one thread. Throws {@link IllegalArgumentException} where the text is not as
 * expected.
 */
final class Literal {
  private final String text;
  private int at;

  Literal(String text) {
    this.text = text;
  }

  /** Text as one quoted piece, whatever is in it. */
  static String quote(String piece) {
    return '"' + piece.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  boolean atEnd() {
    return at == text.length();
  }

  char peek() {
    if (atEnd()) {
      throw new IllegalArgumentException("the text ends too early");
    }
    return text.charAt(at);
  }

  char next() {
    char next = peek();
    at++;
    return next;
  }

  void expect(String expected) {
    if (!skip(expected)) {
      throw new IllegalArgumentException("expected " + expected + " at " + at);
    }
  }

  void expectEnd() {
    if (!atEnd()) {
      throw new IllegalArgumentException("expected the end at " + at);
    }
  }

  void checkNext(String allowed) {
    if (allowed.indexOf(peek()) < 0) {
      throw new IllegalArgumentException("expected one of " + allowed + " at " + at);
    }
  }

  /** Skips what comes next if it is the given text, and says whether it did. */
  boolean skip(String expected) {
    boolean found = text.startsWith(expected, at);
    if (found) {
      at += expected.length();
    }
    return found;
  }

  /** What stands before one of the characters, unquoted and as it is. */
  String until(String ends) {
    int start = at;
    while (ends.indexOf(peek()) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /** A range, brackets and all. */
  String range() {
    int start = at;
    if (!skip("empty")) {
      piece(")]");
      at++;
    }
    return text.substring(start, at);
  }

  /** A piece in quotes. */
  String quoted() {
    StringBuilder piece = new StringBuilder();
    quoted(piece);
    return piece.toString();
  }

  /** A piece before one of the characters, quoted in part or not; null if nothing is there. */
  @Nullable String piece(String ends) {
    if (ends.indexOf(peek()) >= 0) {
      return null;
    }
    StringBuilder piece = new StringBuilder();
    while (ends.indexOf(peek()) < 0) {
      if (peek() == '"') {
        quoted(piece);
      } else {
        piece.append(unescaped());
      }
    }
    return piece.toString();
  }

  private void quoted(StringBuilder piece) {
    expect("\"");
    while (true) {
      if (!skip("\"")) {
        piece.append(unescaped());
      } else if (skip("\"")) {
        piece.append('"');
      } else {
        return;
      }
    }
  }

  private char unescaped() {
    char next = next();
    return next == '\\' ? next() : next;
  }
}
