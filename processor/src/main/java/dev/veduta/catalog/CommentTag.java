package dev.veduta.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a comment says to Veduta: {@code @key a, b}, {@code @notNull x, y} or {@code @info
 * owner=crm, note="see the wiki"}.
 *
 * <p>A tag is a word of its own. Its names follow on the same line, parted by commas, each a word
 * or, to hold spaces and commas, in double quotes (a double quote in it is written twice). They are
 * as in the database, upper and lower case included; of {@code @info} they are a key and a value,
 * which alone can stand in quotes. A full stop or bracket that ends a word is punctuation.
 * Everything else in a comment is prose.
 *
 * @param tag the word, with its at sign
 * @param names the names after it; may be empty
 */
public record CommentTag(String tag, List<String> names) {
  public static final String KEY = "@key";
  public static final String NOT_NULL = "@notNull";
  public static final String INFO = "@info";

  public CommentTag {
    names = List.copyOf(names);
  }

  /** The tags in a comment, in order; whatever the comment holds, this does not fail. */
  public static List<CommentTag> in(String comment) {
    return new Scanner(comment).tags();
  }

  /** What a comment, if there is one, tells by {@code @info}, in its order; the last of one key. */
  public static Map<String, String> info(@Nullable String comment) {
    Map<String, String> info = new LinkedHashMap<>();
    if (comment != null) {
      in(comment).stream()
          .filter(it -> it.tag.equals(INFO))
          .flatMap(it -> it.names.stream())
          .filter(CommentTag::isPair)
          .map(it -> it.split("=", 2))
          .forEach(it -> info.put(it[0], it[1]));
    }
    return info;
  }

  /** Whether a name is a key and a value. */
  public static boolean isPair(String name) {
    return name.indexOf('=') > 0;
  }

  @Override
  public String toString() {
    return names.isEmpty()
        ? tag
        : tag + " " + names.stream().map(CommentTag::written).collect(Collectors.joining(", "));
  }

  private static String written(String name) {
    return name.matches("\\w+") || isPair(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static final class Scanner {
    private final String text;
    private int position;

    Scanner(String text) {
      this.text = text;
    }

    List<CommentTag> tags() {
      List<CommentTag> tags = new ArrayList<>();
      while (position < text.length()) {
        skipSpace("\n\r");
        String word = word("");
        if (word.equals(KEY) || word.equals(NOT_NULL)) {
          tags.add(new CommentTag(word, names(this::name)));
        } else if (word.equals(INFO)) {
          tags.add(new CommentTag(word, names(this::pair)));
        }
      }
      return tags;
    }

    private List<String> names(Supplier<String> next) {
      List<String> names = new ArrayList<>();
      skipSpace("");
      String name = next.get();
      while (!name.isEmpty()) {
        names.add(name);
        name = skipComma() ? next.get() : "";
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

    private String pair() {
      String word = at("@") ? "" : word(",\"");
      return word.endsWith("=") && at("\"") ? word + quoted() : withoutPunctuation(word);
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
