package dev.veduta.introspect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a comment asserts: {@code @key a, b} or {@code @notNull x, y}.
 *
 * <p>A tag is a word of its own. Its names follow on the same line, parted by commas, each a word
 * or, to hold spaces and commas, in double quotes (a double quote in it is written twice). They are
 * as in the database, upper and lower case included. A full stop or bracket that ends a word is
 * punctuation. Everything else in a comment is prose.
 *
 * @param tag the word, with its at sign
 * @param names the names after it; may be empty
 */
record Assertion(String tag, List<String> names) {
  static final String KEY = "@key";
  static final String NOT_NULL = "@notNull";

  Assertion {
    names = List.copyOf(names);
  }

  /** The assertions in a comment, in order; whatever the comment holds, this does not fail. */
  static List<Assertion> in(String comment) {
    return new Scanner(comment).assertions();
  }

  @Override
  public String toString() {
    return names.isEmpty()
        ? tag
        : tag + " " + names.stream().map(Assertion::written).collect(Collectors.joining(", "));
  }

  private static String written(String name) {
    return name.matches("\\w+") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static final class Scanner {
    private final String text;
    private int position;

    Scanner(String text) {
      this.text = text;
    }

    List<Assertion> assertions() {
      List<Assertion> assertions = new ArrayList<>();
      while (position < text.length()) {
        skipSpace("\n\r");
        String word = word("");
        if (word.equals(KEY) || word.equals(NOT_NULL)) {
          assertions.add(new Assertion(word, names()));
        }
      }
      return assertions;
    }

    private List<String> names() {
      List<String> names = new ArrayList<>();
      skipSpace("");
      String name = name();
      while (!name.isEmpty()) {
        names.add(name);
        name = skipComma() ? name() : "";
      }
      return names;
    }

    /** A comma and the space around it, which may hold a new line after the comma. */
    private boolean skipComma() {
      skipSpace("");
      if (!at(",")) {
        return false;
      }
      position++;
      skipSpace("\n\r");
      return true;
    }

    private String name() {
      return at("\"") ? quoted() : withoutPunctuation(at("@") ? "" : word(",\""));
    }

    /** A quote that is never closed is no name. */
    private String quoted() {
      StringBuilder name = new StringBuilder();
      for (int i = position + 1; i < text.length(); i++) {
        if (text.charAt(i) != '"') {
          name.append(text.charAt(i));
        } else if (text.startsWith("\"\"", i)) {
          name.append('"');
          i++;
        } else {
          position = i + 1;
          return name.toString();
        }
      }
      return "";
    }

    private String word(String stops) {
      int start = position;
      while (position < text.length() && !isSpace("\n\r") && !at(stops)) {
        position++;
      }
      return text.substring(start, position);
    }

    private static String withoutPunctuation(String word) {
      int end = word.length();
      while (end > 0 && ".;:!?)".indexOf(word.charAt(end - 1)) >= 0) {
        end--;
      }
      return word.substring(0, end);
    }

    private void skipSpace(String lineBreaks) {
      while (position < text.length() && isSpace(lineBreaks)) {
        position++;
      }
    }

    private boolean isSpace(String lineBreaks) {
      char c = text.charAt(position);
      return c == ' ' || c == '\t' || lineBreaks.indexOf(c) >= 0;
    }

    private boolean at(String anyOf) {
      return position < text.length() && anyOf.indexOf(text.charAt(position)) >= 0;
    }
  }
}
